package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.dunning.DunningExplanation;
import io.dunlin.core.dunning.letters.FormalLetters;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.core.receivables.AmountsDue;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.documents.InvoiceDocuments;
import io.dunlin.core.receivables.limitation.Limitations;
import io.dunlin.core.remittances.matching.AnnouncedPayment;
import io.dunlin.core.remittances.matching.AnnouncedPayments;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.AdviceCard;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.dunning.NextCard;
import io.dunlin.ui.dunning.StepNames;
import io.dunlin.ui.litigation.FilingActs;
import java.util.ArrayList;
import java.util.List;

/** Makes the parts of a case's page, each with the service that it needs. */
@org.springframework.stereotype.Component
public class CaseParts {

    private final Cases cases;
    private final Timeline timeline;
    private final Holds holds;
    private final Promises promises;
    private final InstalmentPlans plans;
    private final AnnouncedPayments announced;
    private final Disputes disputes;
    private final CaseTasks tasks;
    private final TaskActs taskActs;
    private final Parties parties;
    private final Users users;
    private final ReceivableQueries receivables;
    private final Limitations limitations;
    private final Ledger ledger;
    private final InvoiceDocuments documents;
    private final AmountsDue amountsDue;
    private final InterestCard.Parts interest;
    private final DunningExplanation explanation;
    private final FormalLetters letters;
    private final FilingActs filings;
    private final Policies policies;
    private final OpenCase.Parts open;
    private final SignedIn signedIn;
    private final Format format;

    public CaseParts(
            Cases cases,
            Timeline timeline,
            Holds holds,
            Promises promises,
            InstalmentPlans plans,
            AnnouncedPayments announced,
            Disputes disputes,
            CaseTasks tasks,
            TaskActs taskActs,
            Parties parties,
            Users users,
            ReceivableQueries receivables,
            Limitations limitations,
            Ledger ledger,
            InvoiceDocuments documents,
            AmountsDue amountsDue,
            InterestCard.Parts interest,
            DunningExplanation explanation,
            FormalLetters letters,
            FilingActs filings,
            Policies policies,
            OpenCase.Parts open,
            SignedIn signedIn,
            Format format) {
        this.cases = cases;
        this.timeline = timeline;
        this.holds = holds;
        this.promises = promises;
        this.plans = plans;
        this.announced = announced;
        this.disputes = disputes;
        this.tasks = tasks;
        this.taskActs = taskActs;
        this.parties = parties;
        this.users = users;
        this.receivables = receivables;
        this.limitations = limitations;
        this.ledger = ledger;
        this.documents = documents;
        this.amountsDue = amountsDue;
        this.interest = interest;
        this.explanation = explanation;
        this.letters = letters;
        this.filings = filings;
        this.policies = policies;
        this.open = open;
        this.signedIn = signedIn;
        this.format = format;
    }

    /** To be asked for before anything of the case is read. */
    OpenCase open(CaseId id, Runnable changed) {
        return open.open(id, changed);
    }

    Component header(CaseRow row, OpenCase opened) {
        return new CaseHeader(row, cases, parties, letters, filings, signedIn, format, opened);
    }

    Component timeline(CaseId id, Runnable changed) {
        return new TimelinePanel(
                id, timeline, cases, StepNames.of(policies), signedIn.people(), signedIn, format, changed);
    }

    Component receivables(CaseRow row) {
        return new ReceivablesPanel(row.id(), receivables, ledger, documents, signedIn, format);
    }

    /** What is to be done first, what is only to be known after it. */
    List<Component> cards(CaseRow row, OpenCase opened) {
        Runnable changed = opened::changed;
        boolean mayAct = signedIn.has(Role.CLERK) || signedIn.has(Role.LAWYER) || signedIn.has(Role.MANAGER);
        boolean live = row.state() != CollectionCase.State.CLOSED;
        StepNames names = StepNames.of(policies);
        List<AnnouncedPayment> advice = announced.ofCase(row.id().value());
        List<Component> shown = new ArrayList<>(List.of(
                new HoldsCard(row.id(), holds, cases, signedIn, format, mayAct, live, opened).card(),
                new NextCard(explanation.why(row.id()), names, format),
                new TasksCard(row.id(), tasks, taskActs, names, format, mayAct, changed).card(),
                new PromisesCard(row, promises, signedIn, format, mayAct, opened).card(),
                new PlanCard(row, plans, signedIn, format, mayAct, changed).card(),
                new DisputesCard(row.id(), disputes, receivables, signedIn, format, mayAct, live, opened).card()));
        if (!advice.isEmpty()) {
            shown.add(AdviceCard.of(advice, format));
        }
        shown.add(new DueCard(row, amountsDue, interest, signedIn.people(), format).card());
        shown.add(new InterestCard(row, interest, signedIn, format, changed).card());
        shown.add(new LimitationCard(row, limitations, receivables, parties, signedIn, format, changed).card());
        shown.add(new DebtorCard(row, parties, users, signedIn, mayAct, changed).card());
        shown.add(new ContactsCard(row.debtorId(), parties, signedIn, mayAct, changed).card());
        shown.add(new RepresentativesCard(row.debtorId(), parties, signedIn, format, mayAct, changed).card());
        return shown;
    }
}
