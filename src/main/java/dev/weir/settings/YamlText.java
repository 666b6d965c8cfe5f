package dev.weir.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML 1.2 text as a tree of nodes that know their lines. Nothing is constructed from the text: what a node means is
 * decided by the record that reads it, so tags and aliases cannot make anything but text, lists and mappings.
 */
final class YamlText {

    /** The largest file, in bytes: a thousand streams of a thousand bytes. */
    static final int MAX_BYTES = 1024 * 1024;

    /** The deepest nesting: the deepest knob stands at 6. */
    static final int MAX_DEPTH = 20;

    private YamlText() {}

    /** Reads a file's text; throws when there is none or it is too large or not UTF-8. */
    static String of(Path file, Problems problems) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw problems.fatal(Where.FILE, "there is no such file; looked in " + file.toAbsolutePath());
        } catch (IOException e) {
            throw problems.fatal(Where.FILE, "cannot be read: " + e.getMessage());
        }
        if (bytes.length > MAX_BYTES) {
            throw problems.fatal(Where.FILE, "is larger than " + MAX_BYTES + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            return decoder.decode(buffer).toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < buffer.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw problems.fatal(new Where(line, ""), "is not UTF-8 text; save the file as UTF-8");
        }
    }

    /** The root of the text's tree, or null where it is empty; throws when it is not YAML. */
    static @Nullable Node compose(String text, Problems problems) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MAX_BYTES).build();
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            checkDepth(content, settings, problems);
            return new Compose(settings).composeString(content).orElse(null);
        } catch (MarkedYamlEngineException e) {
            throw problems.fatal(new Where(line(e.getProblemMark()), ""), "is not YAML: " + explained(e));
        } catch (YamlEngineException e) {
            String message = String.valueOf(e.getMessage());
            throw problems.fatal(
                    Where.FILE, "is not YAML: " + message.lines().findFirst().orElse(message));
        }
    }

    /** The line of a mark, from 1. */
    static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    /** Composing is recursive; parsing is not. */
    private static void checkDepth(String text, LoadSettings settings, Problems problems) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                throw problems.fatal(
                        new Where(line(event.getStartMark()), ""), "is nested deeper than " + MAX_DEPTH + " levels");
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    /** The parser's words, without the words of the file: they may belong to a password. */
    private static String explained(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("undefined alias")) {
            return "an alias without its anchor; put quotes around a text that begins with '*'";
        }
        if (problem.contains("undefined tag handle")) {
            return "an unknown tag; put quotes around a text that begins with '!'";
        }
        String context = e.getContext();
        return context == null || context.isEmpty() ? problem : problem + " (" + context + ")";
    }
}
