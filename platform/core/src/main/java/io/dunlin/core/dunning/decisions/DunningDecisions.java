package io.dunlin.core.dunning.decisions;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.Decision;
import io.dunlin.core.dunning.policy.DunningDay;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.dunning.policy.PolicyBook;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.receivables.limitation.LimitationPolicy;
import io.dunlin.core.receivables.limitation.LimitationSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads cases and asks their policies; writes nothing. What the run, the rehearsal and the explanation share. */
@Component
public class DunningDecisions {

    private final JdbiStandings standings;
    private final ProductSettings settings;
    private final BankFreshness bank;
    private final FirmCalendar calendar;

    DunningDecisions(JdbiStandings standings, ProductSettings settings, BankFreshness bank, FirmCalendar calendar) {
        this.standings = standings;
        this.settings = settings;
        this.bank = bank;
        this.calendar = calendar;
    }

    /** A decision with what it was taken on. */
    public record Decided(LoadedCase loaded, PolicyVersion version, Decision decision) {}

    public DunningDay day(LocalDate date) {
        return new DunningDay(
                date,
                isFree(date),
                bank.on(date, settings.get(DunningSettings.GROUP).bankDataDays()));
    }

    /** Whether nothing may go out on a day: Sundays and public holidays. */
    public boolean isFree(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SUNDAY || calendar.isHoliday(date);
    }

    /** What the next open cases after one are about, by id. */
    public List<LoadedCase.Heading> next(long lastCaseId, int limit) {
        return standings.after(lastCaseId, limit);
    }

    /**
     * The facts of cases that follow each other.
     *
     * @param conduct whether decisions on them ask how debtors behaved
     */
    public List<LoadedCase> facts(List<LoadedCase.Heading> cases, LocalDate today, boolean conduct) {
        return standings.stretch(cases, today, limitation(), conduct);
    }

    /** How many cases are not closed. */
    public int count() {
        return standings.count();
    }

    /** Some cases, whatever their state. */
    public List<LoadedCase> of(Collection<CaseId> ids, LocalDate today) {
        return standings.of(ids, today, limitation());
    }

    public Optional<LoadedCase> find(CaseId id, LocalDate today) {
        return standings.find(id, today, limitation());
    }

    /**
     * Asks a case's policy.
     *
     * @param writtenTo debtors who got a message in this very batch
     */
    public Decided decide(LoadedCase loaded, PolicyBook book, DunningDay day, Set<Long> writtenTo) {
        LoadedCase.Heading heading = loaded.heading();
        PolicyVersion version = book.versionFor(loaded, day.date());
        CaseStanding standing = writtenTo.contains(heading.debtorId().value())
                ? loaded.standing().contactedToday()
                : loaded.standing();
        Decision decision = book.policy(version, heading.currency()).decide(loaded.history(), standing, day);
        return new Decided(loaded, version, decision);
    }

    private LimitationPolicy limitation() {
        return settings.get(LimitationSettings.GROUP).policy();
    }
}
