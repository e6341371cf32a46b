package io.dunlin.core.receivables.limitation;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.limitation.LimitationInterruption.Ground;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.settings.LocalizedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** What interrupted the limitation of claims, as a lawyer recorded it. Nothing is taken for an interruption by itself. */
@Component
public class Limitations {

    public static final int LONGEST_EVIDENCE = 1000;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ProductSettings settings;
    private final FirmCalendar calendar;

    Limitations(
            Jdbi jdbi, Transactions transactions, AuditTrail audit, ProductSettings settings, FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.settings = settings;
        this.calendar = calendar;
    }

    /** An interruption to be recorded for some claims of a case. */
    public record Interruption(Ground ground, LocalDate interruptedOn, LocalDate runsAnewFrom, String evidence) {}

    /** What stands against recording it; nothing where it may be recorded. */
    public List<LocalizedText> faults(Interruption interruption) {
        List<LocalizedText> faults = new ArrayList<>();
        if (interruption.interruptedOn().isAfter(calendar.today())
                || interruption.runsAnewFrom().isAfter(calendar.today())) {
            faults.add(new LocalizedText("Dzień jest w przyszłości.", "The day is still to come."));
        }
        if (interruption.runsAnewFrom().isBefore(interruption.interruptedOn())) {
            faults.add(new LocalizedText(
                    "Termin biegnie na nowo najwcześniej od dnia przerwania.",
                    "The term runs anew from the day of the interruption at the earliest."));
        }
        if (interruption.evidence().isBlank() || interruption.evidence().length() > LONGEST_EVIDENCE) {
            faults.add(new LocalizedText("Napisz, co tego dowodzi.", "Write what proves it."));
        }
        return faults;
    }

    /**
     * Records an interruption for each of the claims.
     *
     * @param caseId the number of their case, for the audit trail
     * @throws IllegalArgumentException where {@link #faults} finds something
     */
    public void record(long caseId, Collection<Receivable> claims, Interruption interruption, Actor actor) {
        List<LocalizedText> faults = faults(interruption);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.getFirst().en());
        }
        transactions.run(() -> claims.forEach(claim -> insert(caseId, claim, interruption, actor)));
    }

    private void insert(long caseId, Receivable claim, Interruption interruption, Actor actor) {
        long id = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into limitation_interruption (receivable_id, ground, interrupted_on, runs_anew_from, evidence,
                          recorded_at, recorded_by)
                        values (:claim, :ground, :on, :anew, :evidence, :now, :actor)
                        """)
                .bind("claim", claim.id())
                .bind("ground", interruption.ground())
                .bind("on", interruption.interruptedOn())
                .bind("anew", interruption.runsAnewFrom())
                .bind("evidence", interruption.evidence().strip())
                .bind("now", calendar.now())
                .bind("actor", actor.name())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        audit.record(
                actor,
                "limitation-interrupted",
                new Subject("limitation", id, caseId),
                interruption.evidence().strip(),
                Map.of(
                        "number", claim.number(),
                        "kind", interruption.ground(),
                        "on", interruption.interruptedOn(),
                        "validFrom", interruption.runsAnewFrom()));
    }

    /** Takes back what was recorded by mistake; it stays readable in the audit trail. */
    public void withdraw(long id, long caseId, String reason, Actor actor) {
        transactions.run(() -> {
            int changed = jdbi.withHandle(handle -> handle.createUpdate("""
                            update limitation_interruption set withdrawn_at = :now where id = :id and withdrawn_at is null
                            """)
                    .bind("now", calendar.now())
                    .bind("id", id)
                    .execute());
            if (changed == 1) {
                audit.record(
                        actor,
                        "limitation-interruption-withdrawn",
                        new Subject("limitation", id, caseId),
                        reason,
                        Map.of());
            }
        });
    }

    /** The last day on which each claim against a debtor of this kind can be brought. */
    public Map<ReceivableId, LocalDate> lastDays(PartyKind debtor, Collection<Receivable> claims) {
        LimitationPolicy policy = settings.get(LimitationSettings.GROUP).policy();
        Map<ReceivableId, List<LimitationInterruption>> interruptions =
                of(claims.stream().map(Receivable::id).toList());
        return claims.stream()
                .collect(Collectors.toMap(
                        Receivable::id,
                        claim -> policy.lastDay(
                                debtor,
                                claim.dueOn(),
                                interruptions.getOrDefault(claim.id(), List.of()).stream()
                                        .map(each -> new LimitationPolicy.Interruption(
                                                each.interruptedOn(), each.runsAnewFrom()))
                                        .toList())));
    }

    /** What interrupted the limitation of these claims, in the order of days. */
    public Map<ReceivableId, List<LimitationInterruption>> of(Collection<ReceivableId> claims) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        select id, receivable_id, ground, interrupted_on, runs_anew_from, evidence, recorded_at, recorded_by
                        from limitation_interruption
                        where receivable_id in (<claims>) and withdrawn_at is null
                        order by interrupted_on, id
                        """)
                .bindList("claims", claims.stream().map(ReceivableId::value).toList())
                .map((results, _) -> read(results))
                .list()
                .stream()
                .collect(Collectors.groupingBy(LimitationInterruption::receivableId)));
    }

    private static LimitationInterruption read(ResultSet results) throws SQLException {
        return new LimitationInterruption(
                results.getLong("id"),
                new ReceivableId(results.getLong("receivable_id")),
                Ground.valueOf(results.getString("ground")),
                results.getObject("interrupted_on", LocalDate.class),
                results.getObject("runs_anew_from", LocalDate.class),
                results.getString("evidence"),
                results.getTimestamp("recorded_at").toInstant(),
                results.getString("recorded_by"));
    }
}
