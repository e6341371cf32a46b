package io.dunlin.core.dunning;

import io.dunlin.core.receivables.LimitationSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts the cases that follow a policy. */
@Component
class PolicyReach {

    private final JdbiStandings standings;
    private final ProductSettings settings;
    private final DunningProperties properties;
    private final FirmCalendar calendar;

    PolicyReach(
            JdbiStandings standings, ProductSettings settings, DunningProperties properties, FirmCalendar calendar) {
        this.standings = standings;
        this.settings = settings;
        this.properties = properties;
        this.calendar = calendar;
    }

    /** The cases, not closed, that follow the policy of a code by a book. */
    int of(String code, PolicyBook book) {
        LocalDate today = calendar.today();
        int reach = 0;
        long last = 0;
        List<LoadedCase> batch = batch(last, today, book);
        while (!batch.isEmpty()) {
            for (LoadedCase loaded : batch) {
                reach += book.versionFor(loaded, today).code().equals(code) ? 1 : 0;
            }
            last = batch.getLast().id().value();
            batch = batch(last, today, book);
        }
        return reach;
    }

    /** All cases that are not closed: what a new policy may come to be chosen for. */
    int ofAny() {
        return standings.count();
    }

    private List<LoadedCase> batch(long last, LocalDate today, PolicyBook book) {
        return standings.stretch(
                standings.after(last, properties.batchSize()),
                today,
                settings.get(LimitationSettings.GROUP).policy(),
                book.asksAboutConduct());
    }
}
