package dev.weir.cli;

import dev.weir.manifest.Manifest;
import dev.weir.sign.KeyFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say who signs a manifest. */
final class ManifestSigner {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Sign the manifest with this private key, as `weir keys generate` writes it. Default: it is not signed.")
    private @Nullable Path key;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description =
                    "Whose key it is, as in the reviewers' file. Default: the name of the key's file without .pem.")
    private @Nullable String name;

    /** Who signs, or null: nobody. */
    Manifest.@Nullable Signer signer(CommandSpec spec) throws IOException {
        if (key == null) {
            return null;
        }
        String stem = key.getFileName().toString().replaceFirst("\\.pem$", "");
        return new Manifest.Signer(name == null ? stem : name, new BadUsage(spec).read(key, KeyFile::read));
    }
}
