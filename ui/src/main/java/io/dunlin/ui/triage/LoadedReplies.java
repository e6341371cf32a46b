package io.dunlin.ui.triage;

import io.dunlin.core.triage.DecisionId;
import io.dunlin.core.triage.ReviewQueries;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The messages of a list from its beginning as far as somebody went. More are read when they are asked for, after the last
 * one that is there, so that the list has no end but that of what there is.
 */
final class LoadedReplies {

    private static final int PART = 200;

    private final ReviewQueries replies;
    private final List<ReplyRow> rows = new ArrayList<>();
    private ReviewQueries.Filter filter = ReviewQueries.Filter.queue();
    private Instant now = Instant.EPOCH;
    private boolean whole = true;

    LoadedReplies(ReviewQueries replies) {
        this.replies = replies;
    }

    /** Reads anew, as far as one was where the same is asked for again. */
    void load(ReviewQueries.Filter asked, Instant asOf) {
        int went = asked.equals(filter) ? rows.size() : 0;
        filter = asked;
        now = asOf;
        rows.clear();
        whole = false;
        read(Math.max(went, 1));
    }

    /** The first ones: so many as are asked for, where there are so many. */
    List<ReplyRow> first(int many) {
        read(many);
        return Collections.unmodifiableList(rows.subList(0, Math.min(many, rows.size())));
    }

    /** Those that were read so far. */
    List<ReplyRow> soFar() {
        return Collections.unmodifiableList(rows);
    }

    Optional<ReplyRow> at(int place) {
        read(place + 1);
        return place >= 0 && place < rows.size() ? Optional.of(rows.get(place)) : Optional.empty();
    }

    /** Among those that were read so far; -1 where it is none of them. */
    int placeOf(DecisionId id) {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).decisionId().equals(id)) {
                return place;
            }
        }
        return -1;
    }

    private void read(int many) {
        while (rows.size() < many && !whole) {
            List<ReplyRow> more = replies.page(
                    filter, now, rows.isEmpty() ? null : rows.getLast().place(), PART);
            rows.addAll(more);
            whole = more.size() < PART;
        }
    }
}
