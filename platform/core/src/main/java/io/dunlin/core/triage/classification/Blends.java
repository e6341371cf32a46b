package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Short mails blended from sentences of the corpus: one that carries classes between one or two that carry none. They
 * teach that greetings and small talk around a statement do not weaken it. The same sentences always give the same
 * blends.
 */
final class Blends {

    /** Polish twice, as in the mailboxes this is for. */
    private static final List<String> TURNS = List.of("pl", "pl", "en", "de", "ro");

    private Blends() {}

    static List<Example> of(List<CorpusSentence> sentences, int count) {
        Map<String, List<CorpusSentence>> telling = new HashMap<>();
        Map<String, List<CorpusSentence>> silent = new HashMap<>();
        for (CorpusSentence sentence : sentences) {
            if (!sentence.labels().contains(ReplyClass.OTHER)) {
                (sentence.labels().isEmpty() ? silent : telling)
                        .computeIfAbsent(sentence.language(), _ -> new ArrayList<>())
                        .add(sentence);
            }
        }
        Random random = new Random(20_260_102);
        List<Example> blends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String language = TURNS.get(i % TURNS.size());
            List<CorpusSentence> carrying = telling.getOrDefault(language, List.of());
            List<CorpusSentence> around = silent.getOrDefault(language, List.of());
            if (!carrying.isEmpty() && !around.isEmpty()) {
                blends.add(blend(carrying.get(random.nextInt(carrying.size())), around, random));
            }
        }
        return blends;
    }

    private static Example blend(CorpusSentence carrying, List<CorpusSentence> around, Random random) {
        List<String> texts = new ArrayList<>(List.of(carrying.text()));
        int others = 1 + random.nextInt(2);
        for (int i = 0; i < others; i++) {
            String other = around.get(random.nextInt(around.size())).text();
            texts.add(random.nextInt(texts.size() + 1), other);
        }
        return Training.example(new CorpusSentence(
                carrying.language(), carrying.labels(), String.join("\n", texts), carrying.block(), false));
    }
}
