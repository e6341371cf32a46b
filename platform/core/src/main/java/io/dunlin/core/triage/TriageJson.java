package io.dunlin.core.triage;

import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.Unreadable;
import io.dunlin.core.triage.classification.Label;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.kind.AutoReply;
import io.dunlin.core.triage.kind.Bounce;
import io.dunlin.core.triage.policy.Decision;
import io.dunlin.core.triage.policy.TriagePolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what was understood of a mail as one line of JSON, the form of {@code dunlin inspect mail}. */
public final class TriageJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final MailUnderstanding understanding;
    private final TriagePolicy policy;

    public TriageJson(MailUnderstanding understanding, TriagePolicy policy) {
        this.understanding = understanding;
        this.policy = policy;
    }

    /** One line for a file that was read, or could not be. */
    public String line(String file, Reading reading) {
        return switch (reading) {
            case Unreadable unreadable -> failed(file, unreadable.detail());
            case ReadMail mail -> line(file, understanding.read(mail));
        };
    }

    public String line(String file, TriageView view) {
        ObjectNode line = JSON.createObjectNode();
        line.put("file", file);
        line.putNull("error");
        line.put("kind", view.nature().kind().name());
        line.put("language", view.language());
        line.put("newText", view.text());
        line.put("quotedText", view.quotedText());
        line.put("guess", view.classification().guess().name());
        Optional<Decision.Reason> doubt = policy.doubtAbout(view);
        line.put("decision", doubt.isEmpty() ? "APPLY" : "REVIEW");
        line.put(
                "reason",
                doubt.map(reason -> reason.name().toLowerCase(Locale.ROOT))
                        .orElse(view.nature().reason()));
        labels(line.putArray("labels"), view.classification().labels());
        if (view.promiseDate() == null) {
            line.putNull("promiseDate");
        } else {
            line.put("promiseDate", view.promiseDate().toString());
        }
        texts(line, "amounts", view.facts().amounts());
        ArrayNode invoices = line.putArray("invoices");
        view.invoices().forEach(invoices::add);
        texts(line, "accounts", view.facts().accounts());
        texts(line, "taxNumbers", view.facts().taxNumbers());
        bounce(line, view.nature().bounce());
        autoReply(line, view.nature().autoReply());
        attachments(line.putArray("attachments"), view.attachments());
        return line.toString();
    }

    /** A line for a file that is no mail. */
    public String failed(String file, String error) {
        return JSON.createObjectNode().put("file", file).put("error", error).toString();
    }

    private static void labels(ArrayNode array, List<Label> labels) {
        for (Label label : labels) {
            array.addObject()
                    .put("class", label.replyClass().name())
                    .put("confidence", BigDecimal.valueOf(label.confidence()).setScale(3, RoundingMode.HALF_EVEN))
                    .put("evidence", label.evidence().text());
        }
    }

    private static <T> void texts(ObjectNode line, String name, List<Found<T>> facts) {
        texts(line, name, facts, Object::toString);
    }

    private static <T> void texts(ObjectNode line, String name, List<Found<T>> facts, Function<T, String> text) {
        ArrayNode array = line.putArray(name);
        facts.stream().map(Found::value).map(text).distinct().forEach(array::add);
    }

    private static void bounce(ObjectNode line, @Nullable Bounce bounce) {
        if (bounce == null) {
            line.putNull("bounce");
            return;
        }
        ObjectNode node = line.putObject("bounce");
        node.put("hard", bounce.hard());
        node.put("status", bounce.status());
        node.put("reason", bounce.reason());
        ArrayNode recipients = node.putArray("recipients");
        new LinkedHashSet<>(bounce.recipients()).forEach(recipients::add);
        node.put(
                "originalMessageId",
                bounce.originalMessageId() == null ? null : "<" + bounce.originalMessageId() + ">");
    }

    private static void autoReply(ObjectNode line, @Nullable AutoReply autoReply) {
        if (autoReply == null) {
            line.putNull("autoReply");
            return;
        }
        ObjectNode node = line.putObject("autoReply");
        node.put("until", autoReply.until() == null ? null : autoReply.until().toString());
        node.put(
                "standIn",
                autoReply.standIn() == null ? null : autoReply.standIn().value());
    }

    private static void attachments(ArrayNode array, List<Attachment> attachments) {
        for (Attachment attachment : attachments) {
            array.addObject()
                    .put("name", attachment.name())
                    .put("type", attachment.detectedType())
                    .put("bytes", attachment.size())
                    .put("status", attachment.status().name());
        }
    }
}
