package io.dunlin.core.inbox;

import io.dunlin.core.inbox.JdbiInbox.Waiting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is moved in one go, folder by folder. A server spends on each command in a large folder what it spends on moving dozens of
 * mails, so while many more are about to be decided on only large groups go; for example five mails for one folder wait then,
 * and go with the last that are decided on.
 *
 * @param bySource by the folder they lie in, then by the folder they belong in
 */
record FilingRound(Map<String, Map<String, List<Waiting>>> bySource) {

    /** So many to be decided on are a rush. */
    static final int RUSH = 25;

    static final int LARGE_GROUP = 100;

    /** Nothing is moved now. */
    static final FilingRound NONE = new FilingRound(Map.of());

    FilingRound {
        bySource = Collections.unmodifiableMap(new LinkedHashMap<>(bySource));
    }

    /**
     * Of which folders it is worth to look at what waits for them: in a rush, which asks often, of those alone that may have a
     * large group.
     *
     * @param byTarget how many mails wait for each folder, wherever they lie
     */
    static Set<String> worthLooking(Map<String, Integer> byTarget, int undecided) {
        return byTarget.entrySet().stream()
                .filter(target -> undecided < RUSH || target.getValue() >= LARGE_GROUP)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Chooses.
     *
     * @param waiting what is not where it ought to be
     * @param undecided how many mails that came lately are still to be decided on
     */
    static FilingRound of(List<Waiting> waiting, int undecided) {
        Map<List<String>, List<Waiting>> byWay = new LinkedHashMap<>();
        waiting.forEach(
                mail -> byWay.computeIfAbsent(List.of(mail.folder(), mail.targetFolder()), _ -> new ArrayList<>())
                        .add(mail));
        Map<String, Map<String, List<Waiting>>> bySource = new LinkedHashMap<>();
        byWay.forEach((way, mails) -> {
            if (undecided < RUSH || mails.size() >= LARGE_GROUP) {
                bySource.computeIfAbsent(way.getFirst(), _ -> new LinkedHashMap<>())
                        .put(way.getLast(), mails);
            }
        });
        return new FilingRound(bySource);
    }

    boolean isEmpty() {
        return bySource.isEmpty();
    }
}
