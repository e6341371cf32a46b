package io.dunlin.core.triage.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long a hold lasts. */
public sealed interface HoldLength {

    /** Until a person or an event ends it. */
    record Open() implements HoldLength {}

    record CalendarDays(int days) implements HoldLength {
        public CalendarDays {
            if (days < 1) {
                throw new IllegalArgumentException("A hold lasts a day at least");
            }
        }
    }

    /** Bank days from a day on, from today where none is given. */
    record BankDays(int days, @Nullable LocalDate from) implements HoldLength {
        public BankDays {
            if (days < 0 || (days == 0 && from == null)) {
                throw new IllegalArgumentException("A hold lasts a day at least");
            }
        }
    }
}
