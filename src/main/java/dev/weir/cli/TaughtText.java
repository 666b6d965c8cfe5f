package dev.weir.cli;

import dev.weir.event.Code;
import dev.weir.model.ReviewedModel;
import dev.weir.reviewed.Lessons;
import dev.weir.teach.ReviewedTrainer;
import dev.weir.teach.Taught;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of teaching what reviewers decided, in words and as JSON. */
final class TaughtText {

    private TaughtText() {}

    static void print(PrintWriter out, Taught taught, String place) {
        out.println(taught.stream() + "/reviewed: " + sentence(taught, place));
        TrainingText.printGate(out, taught.gate());
    }

    static Map<String, Object> content(Taught taught) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("stream", taught.stream());
        content.put("check", ReviewedModel.CHECK);
        content.put("outcome", Code.of(taught.outcome()));
        content.put("fakes", taught.fakes());
        content.put("honest", taught.honest());
        content.put("needed", Lessons.LEAST);
        content.put("community", taught.community());
        content.put("neededCommunity", ReviewedTrainer.LEAST_COMMUNITY);
        content.put("gate", TrainingText.gate(taught.gate()));
        ReviewedModel model = taught.model();
        if (model != null) {
            content.put("version", model.version());
            content.put("threshold", model.fit().threshold());
        }
        return content;
    }

    private static String sentence(Taught taught, String place) {
        String from = "from " + taught.fakes() + " contributors called fake and " + taught.honest() + " called honest";
        String learning = "learning " + from + ", and " + taught.community() + " undecided in good standing; needed: "
                + Lessons.LEAST + " of each kind, by two reviewers or more, and " + ReviewedTrainer.LEAST_COMMUNITY
                + " undecided";
        return TrainingText.sentence(taught.outcome(), learning, from, taught.model(), place);
    }
}
