package io.dunlin.ui.components;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A state as a word on a colour. The colour only underlines: the word says it all. */
public final class StatusBadge {

    private static final Set<String> GOOD = Set.of(
            "SETTLED",
            "DONE",
            "KEPT",
            "DELIVERED",
            "ACCEPTED",
            "ACTIVE",
            "APPROVED",
            "ALLOCATED",
            "BOOKED",
            "IMPORTED",
            "PUBLISHED",
            "RUNNING",
            "HEALTHY",
            "ENABLED",
            "TRIAGED",
            "POSTED",
            "IN_FORCE",
            "SENT");
    private static final Set<String> BAD = Set.of(
            "BROKEN",
            "FAILED",
            "BOUNCED",
            "DEAD",
            "WRONG",
            "REJECTED",
            "UNREADABLE",
            "UNIDENTIFIED",
            "QUARANTINED",
            "FAILING",
            "INCOMPATIBLE",
            "REFUSED");
    private static final Set<String> WAITING = Set.of(
            "IN_DOUBT",
            "PENDING",
            "PROPOSED",
            "AWAITING_DECISION",
            "LITIGATION",
            "PARTLY",
            "REVIEW",
            "DRAFT",
            "SUBMITTED",
            "LOADED",
            "RECEIVED",
            "TO_REFUND",
            "DEGRADED");
    private static final Map<Set<String>, BadgeVariant> TONES =
            Map.of(GOOD, BadgeVariant.SUCCESS, BAD, BadgeVariant.ERROR, WAITING, BadgeVariant.WARNING);

    private StatusBadge() {}

    public static Badge of(Enum<?> state) {
        return badge(Texts.t(state), toneOf(state.name()));
    }

    public static Badge good(String text) {
        return badge(text, BadgeVariant.SUCCESS);
    }

    public static Badge bad(String text) {
        return badge(text, BadgeVariant.ERROR);
    }

    public static Badge waiting(String text) {
        return badge(text, BadgeVariant.WARNING);
    }

    public static Badge plain(String text) {
        return badge(text, null);
    }

    private static @Nullable BadgeVariant toneOf(String state) {
        return TONES.entrySet().stream()
                .filter(tone -> tone.getKey().contains(state))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Badge badge(String text, @Nullable BadgeVariant tone) {
        Badge badge = new Badge(text);
        if (tone != null) {
            badge.addThemeVariants(tone);
        } else {
            badge.addClassName("neutral");
        }
        return badge;
    }
}
