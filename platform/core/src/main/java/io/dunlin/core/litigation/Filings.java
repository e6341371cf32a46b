package io.dunlin.core.litigation;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.court.CourtFilingFormat;
import io.dunlin.spi.court.FilingDocument;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts filings through the plugins that know courts' formats, and keeps what lawyers decide on them. */
@Component
public class Filings {

    private final FilingDossiers dossiers;
    private final JdbiFilings store;
    private final ExtensionDirectory extensions;
    private final Cases cases;
    private final Timeline timeline;
    private final Users users;
    private final Transactions transactions;
    private final AuditTrail audit;

    Filings(
            FilingDossiers dossiers,
            JdbiFilings store,
            ExtensionDirectory extensions,
            Cases cases,
            Timeline timeline,
            Users users,
            Transactions transactions,
            AuditTrail audit) {
        this.dossiers = dossiers;
        this.store = store;
        this.extensions = extensions;
        this.cases = cases;
        this.timeline = timeline;
        this.users = users;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** The formats that can be drafted now. */
    public List<String> formats() {
        return extensions.of(CourtFilingFormat.class).stream()
                .flatMap(extension -> formatOf(extension).stream())
                .toList();
    }

    /**
     * Makes the next version of a draft. Calls a plugin: not to be called inside a transaction.
     *
     * @param format for example {@code EPU}
     */
    public FilingResult draft(CaseId caseId, String format, Actor actor) {
        return switch (dossiers.of(caseId)) {
            case DossierOutcome.NotReady(List<LocalizedText> reasons) -> new FilingResult.Refused(reasons);
            case DossierOutcome.Ready(FilingDossier dossier) -> render(caseId, format, dossier, actor);
        };
    }

    private FilingResult render(CaseId caseId, String format, FilingDossier dossier, Actor actor) {
        Optional<InstalledExtension<CourtFilingFormat>> extension = extensions.of(CourtFilingFormat.class).stream()
                .filter(each -> formatOf(each).filter(format::equals).isPresent())
                .findFirst();
        if (extension.isEmpty()) {
            return refused(
                    "Żadna włączona wtyczka nie zna formatu " + format + ": włącz ją.",
                    "No plugin in service knows the format " + format + ": enable it.");
        }
        return switch (extension.get().call(court -> court.render(dossier))) {
            case GuardedResult.Failed<FilingDocument> failed ->
                new FilingResult.Refused(
                        List.of(failed.message().precededBy("Projekt nie powstał: ", "No draft was made: ")));
            case GuardedResult.Succeeded<FilingDocument>(FilingDocument document) ->
                keep(caseId, format, dossier, document, actor);
        };
    }

    private FilingResult keep(
            CaseId caseId, String format, FilingDossier dossier, FilingDocument document, Actor actor) {
        return transactions.in(() -> {
            String reference = cases.lock(caseId).reference().value();
            FilingDraftId id = store.insert(caseId, format, dossier, document, actor);
            Map<String, ?> details = Map.of(
                    "format", format,
                    "value", document.disputeValue().toString(),
                    "fee", document.courtFee().toString(),
                    "acceptable", document.report().acceptable());
            timeline.add(caseId, CaseEventKind.FILING_DRAFTED, actor, details, "filing", id.value());
            audit.record(
                    actor,
                    "filing-drafted",
                    Subject.of("filing", id.value()).inCase(caseId.value()),
                    reference,
                    details);
            return new FilingResult.Done(get(id));
        });
    }

    /**
     * A lawyer's yes. Only the newest draft of its format, without errors, of a case that may still go to court, and only
     * while it claims what is owed.
     *
     * @param approver a user with the role of a lawyer
     */
    public FilingResult approve(FilingDraftId id, String note, Actor approver) {
        FilingDraft draft = get(id);
        if (!draft.report().acceptable()) {
            return refused(
                    "Projekt ma błędy: popraw dane i przygotuj nową wersję.",
                    "The draft has errors: correct the data and make a new version.");
        }
        return transactions.in(() -> {
            CaseId caseId = cases.lock(draft.caseId()).id();
            return switch (dossiers.of(caseId)) {
                case DossierOutcome.NotReady(List<LocalizedText> reasons) -> new FilingResult.Refused(reasons);
                case DossierOutcome.Ready(FilingDossier today) ->
                    !store.isNewest(id) || !store.claims(id).equals(ClaimedSum.of(today.claims()))
                            ? refused(
                                    "To nie jest najnowszy projekt albo kwoty zmieniły się od czasu, gdy powstał: przygotuj"
                                            + " nową wersję.",
                                    "This is not the newest draft, or the sums have changed since it was made: make a new"
                                            + " version.")
                            : decide(id, FilingDraft.State.APPROVED, note, approver);
            };
        });
    }

    /** A lawyer's no, with the reason. */
    public FilingResult reject(FilingDraftId id, String note, Actor approver) {
        return note.isBlank()
                ? refused("Podaj powód odrzucenia.", "Say why it is rejected.")
                : decide(id, FilingDraft.State.REJECTED, note, approver);
    }

    private FilingResult decide(FilingDraftId id, FilingDraft.State state, String note, Actor approver) {
        boolean lawyer = users.find(approver.name())
                .filter(user -> user.enabled() && user.roles().contains(Role.LAWYER))
                .isPresent();
        if (!lawyer) {
            return refused("O pozwach decyduje prawnik.", "Only a lawyer decides on filings.");
        }
        return transactions.in(() -> {
            CaseId caseId = get(id).caseId();
            if (!store.decide(id, state, note, approver)) {
                return refused("O tym projekcie już zdecydowano.", "This draft was decided on already.");
            }
            Map<String, String> details = Map.of("state", state.name(), "note", note);
            timeline.add(caseId, CaseEventKind.FILING_DECIDED, approver, details, "filing", id.value());
            audit.record(
                    approver,
                    state == FilingDraft.State.APPROVED ? "filing-approved" : "filing-rejected",
                    Subject.of("filing", id.value()).inCase(caseId.value()),
                    note,
                    Map.of());
            return new FilingResult.Done(get(id));
        });
    }

    public FilingDraft get(FilingDraftId id) {
        return store.find(id).orElseThrow(() -> new IllegalArgumentException("No filing draft " + id.value()));
    }

    /** The draft's file, as the court takes it. */
    public byte[] content(FilingDraftId id) {
        return store.content(id);
    }

    /** Drafts of a case, the newest first. */
    public List<FilingDraft> of(CaseId caseId) {
        return store.of(caseId);
    }

    /** Drafts in a state or all, the newest first. */
    public List<FilingDraft> page(FilingDraft.@Nullable State state, Window window) {
        return store.page(state, window);
    }

    private static Optional<String> formatOf(InstalledExtension<CourtFilingFormat> extension) {
        return extension.call(CourtFilingFormat::format) instanceof GuardedResult.Succeeded<String>(String format)
                ? Optional.of(format)
                : Optional.empty();
    }

    private static FilingResult refused(String pl, String en) {
        return new FilingResult.Refused(List.of(new LocalizedText(pl, en)));
    }
}
