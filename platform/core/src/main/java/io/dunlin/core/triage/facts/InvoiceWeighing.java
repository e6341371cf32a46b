package io.dunlin.core.triage.facts;

import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.triage.text.FoldedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the numbers of one text. First each by what stands around it; then again those that were not believed, beside those
 * that were: numbers of one hand look alike.
 */
final class InvoiceWeighing {

    private static final int MOST_SHAPES = 60;

    /** Capitals before a number that seldom name a series of invoices: words of taxes and courts, currencies, small words. */
    private static final Set<String> NO_SERIES = Set.copyOf(WordList.lines("no-invoice-series.txt"));

    private final List<NumberCandidate> candidates;
    private final NumberAnnouncements announcements;
    private final NumberSpeech speech;
    private final NumberSums sums;
    private final OtherFigures figures;
    private final boolean subject;
    private final Set<String> known = new HashSet<>();
    private final Map<String, NumberShape> shapes = new LinkedHashMap<>();
    private final Set<String> ofAnotherKind = new HashSet<>();
    private final Set<String> ofInvoices = new HashSet<>();
    private final Set<String> registered = new HashSet<>();
    private final List<Found<String>> courtFiles;
    private final boolean severalLikeDays;
    private final boolean allOfSubject;
    /** "Lehnert ./. Ihre Mandantschaft – 233/26": a lawyer's own mark. */
    private final boolean betweenParties;

    InvoiceWeighing(NumberText line, List<NumberCandidate> candidates, Collection<String> known, boolean subject) {
        this.candidates = candidates;
        this.announcements = new NumberAnnouncements(line);
        this.speech = new NumberSpeech(line);
        this.sums = new NumberSums(line);
        this.figures = new OtherFigures(line);
        this.subject = subject;
        this.betweenParties = line.text().contains(" ./. ");
        this.allOfSubject = subject && speech.isAllNumbers();
        this.courtFiles = InvoiceNumbers.courtFiles(line.text());
        known.stream().limit(MOST_SHAPES).forEach(this::remember);
        this.severalLikeDays = candidates.stream()
                        .filter(NumberCandidate::mayBeDay)
                        .filter(each -> speech.beginsSentence(each) && speech.isSaidSomethingOf(each))
                        .limit(2)
                        .count()
                == 2;
        @Nullable NumberCandidate listed = null;
        for (NumberCandidate each : candidates) {
            Announcement announcement = announcements.announcement(each);
            boolean continues = announcement == Announcement.NONE
                    && listed != null
                    && (speech.continuesList(listed, each) || isNextTo(line, listed, each));
            listed = continues || announcement == Announcement.OF_ANOTHER_KIND ? each : null;
            if (listed != null) {
                ofAnotherKind.add(each.key());
            }
            if (announcement.isOfInvoice()) {
                ofInvoices.add(each.key());
            } else if (announcements.isRegistered(each)) {
                registered.add(each.key());
            }
        }
    }

    /** "Bestellnr. 4500 77120": of one number the second part. */
    private static boolean isNextTo(NumberText line, NumberCandidate before, NumberCandidate each) {
        return each.first() == before.last() + 1 && line.isNextTo(each.first());
    }

    static boolean isNoSeries(String capitals) {
        return NO_SERIES.contains(capitals);
    }

    private void remember(String number) {
        String plain = InvoiceNumbers.withoutSeries(number);
        known.add(NumberCandidate.key(plain));
        known.add(NumberCandidate.key(number));
        shapes.put(plain, NumberShape.of(plain));
    }

    /** The keys of those that the text says are of another kind. */
    Set<String> ofAnotherKind() {
        return Set.copyOf(ofAnotherKind);
    }

    /** The keys of those that the text calls invoices. */
    Set<String> ofInvoices() {
        return Set.copyOf(ofInvoices);
    }

    /** The keys of those that the text says are numbers in the register of whoever writes. */
    Set<String> registered() {
        return Set.copyOf(registered);
    }

    /** Those that convince, in the order of the text. */
    List<NumberCandidate> believed() {
        List<NumberCandidate> first = convincing();
        first.stream().limit(MOST_SHAPES).forEach(each -> shapes.putIfAbsent(each.value(), each.shape()));
        return shapes.isEmpty() ? first : convincing();
    }

    private List<NumberCandidate> convincing() {
        List<NumberCandidate> believed = new ArrayList<>();
        for (NumberCandidate each : candidates) {
            int weight = each.shape().weight();
            for (InvoiceEvidence evidence : evidence(each, believed)) {
                weight += evidence.weight;
            }
            if (weight >= InvoiceEvidence.ENOUGH) {
                believed.add(each);
            }
        }
        return believed;
    }

    private Set<InvoiceEvidence> evidence(NumberCandidate number, List<NumberCandidate> believed) {
        EnumSet<InvoiceEvidence> evidence = EnumSet.noneOf(InvoiceEvidence.class);
        against(number, evidence);
        byName(number, evidence);
        boolean alike = byLikeness(number, believed, evidence);
        if (alike || !(number.isShort() || number.mayBeDay())) {
            bySpeech(number, evidence);
        }
        byPlace(number, evidence);
        return evidence;
    }

    private void against(NumberCandidate number, Set<InvoiceEvidence> evidence) {
        NumberShape shape = number.shape();
        add(evidence, shape.form() == NumberShape.Form.SUM || sums.isSum(number), InvoiceEvidence.SUM);
        boolean monthOfYear =
                NumberWord.meaningsOf(FoldedText.fold(number.series())).contains(NumberWord.MONTH)
                        && (shape.isYearAlone() || number.isShort());
        add(
                evidence,
                shape.form() == NumberShape.Form.DAY || figures.isDay(number) || monthOfYear,
                InvoiceEvidence.DAY);
        add(evidence, figures.isCount(number), InvoiceEvidence.COUNT);
        add(evidence, figures.isTelephone(number), InvoiceEvidence.TELEPHONE);
        add(evidence, figures.isTicket(number), InvoiceEvidence.TICKET);
        add(evidence, figures.isPartOfSomething(number), InvoiceEvidence.PART_OF_SOMETHING);
        add(evidence, figures.isPlace(number), InvoiceEvidence.PLACE);
        add(
                evidence,
                CaseReference.isFormOf(number.value()) || CaseReference.isFormOf(number.series() + number.value()),
                InvoiceEvidence.CASE_REFERENCE);
        add(
                evidence,
                courtFiles.stream().anyMatch(file -> file.start() < number.end() && number.start() < file.end()),
                InvoiceEvidence.COURT_FILE);
        add(evidence, shape.isBlank(), InvoiceEvidence.BLANK);
        add(evidence, shape.isYearAlone() || shape.isWinter(), InvoiceEvidence.YEAR);
        add(evidence, shape.roundness() == 2, InvoiceEvidence.ROUND);
        add(evidence, shape.roundness() == 1, InvoiceEvidence.ALMOST_ROUND);
    }

    private void byName(NumberCandidate number, Set<InvoiceEvidence> evidence) {
        Announcement announcement = announcements.announcement(number);
        boolean ofThatYear =
                announcement == Announcement.OF_INVOICE && number.shape().isYearAlone();
        add(evidence, announcement.isOfInvoice() && !ofThatYear, InvoiceEvidence.ANNOUNCED);
        add(
                evidence,
                announcement == Announcement.OF_PAPER
                        && number.value().length() > 1
                        && (number.mayBeDay() || number.shape().weight() >= 0),
                InvoiceEvidence.PAPER);
        add(
                evidence,
                announcement == Announcement.OF_NUMBER || announcement == Announcement.OF_INVOICE_NUMBER,
                InvoiceEvidence.NUMBERED);
        add(evidence, announcement == Announcement.OF_ANOTHER_KIND, InvoiceEvidence.OF_ANOTHER_KIND);
        add(
                evidence,
                announcement == Announcement.NONE && ofAnotherKind.contains(number.key()),
                InvoiceEvidence.OF_ANOTHER_KIND_ELSEWHERE);
        boolean series = !number.series().isEmpty();
        add(evidence, series && !isNoSeries(number.series()), InvoiceEvidence.BEHIND_A_SERIES);
        add(
                evidence,
                series && !isNoSeries(number.series()) && number.mayBeDay(),
                InvoiceEvidence.NO_DAY_BEHIND_A_SERIES);
        add(evidence, registered.contains(number.key()), InvoiceEvidence.REGISTERED);
        add(
                evidence,
                series && isNoSeries(number.series()) && number.series().length() >= 2 && !number.isShort(),
                InvoiceEvidence.BEHIND_DOUBTFUL_CAPITALS);
        boolean named = known.contains(number.key());
        add(evidence, named, number.isShort() ? InvoiceEvidence.SHORT_NAMED_BEFORE : InvoiceEvidence.NAMED_BEFORE);
        add(
                evidence,
                !named && shapes.values().stream().anyMatch(number.shape()::isPartOf),
                InvoiceEvidence.PART_OF_A_KNOWN_ONE);
    }

    private boolean byLikeness(NumberCandidate number, List<NumberCandidate> believed, Set<InvoiceEvidence> evidence) {
        boolean figures = number.shape().form() == NumberShape.Form.FIGURES;
        boolean alike = shapes.values().stream()
                .anyMatch(other ->
                        !other.text().equals(number.value()) && number.shape().isLike(other));
        add(evidence, alike, figures ? InvoiceEvidence.FIGURES_LIKE_ANOTHER : InvoiceEvidence.BUILT_LIKE_ANOTHER);
        add(
                evidence,
                !believed.isEmpty() && speech.continuesList(believed.getLast(), number),
                InvoiceEvidence.IN_A_LIST);
        return alike;
    }

    private void bySpeech(NumberCandidate number, Set<InvoiceEvidence> evidence) {
        add(evidence, speech.follows(number, NumberWord.FOR), InvoiceEvidence.PAID_FOR);
        add(
                evidence,
                speech.follows(number, NumberWord.AT) && !evidence.contains(InvoiceEvidence.PAID_FOR),
                InvoiceEvidence.SPOKEN_OF);
        add(evidence, speech.follows(number, NumberWord.VERB), InvoiceEvidence.ASKED_FOR);
        boolean noSum = number.shape().form() != NumberShape.Form.FIGURES
                || number.value().length() > 4;
        add(
                evidence,
                speech.follows(number, NumberWord.PAY),
                noSum ? InvoiceEvidence.SURELY_PAID : InvoiceEvidence.PAID);
        add(evidence, speech.isSaidSomethingOf(number), InvoiceEvidence.SAID_SOMETHING_OF);
    }

    private void byPlace(NumberCandidate number, Set<InvoiceEvidence> evidence) {
        boolean day = number.mayBeDay();
        add(evidence, day && speech.isSaidOfInvoicesOnly(number), InvoiceEvidence.SAID_OF_INVOICES_ONLY);
        add(
                evidence,
                day && severalLikeDays && (speech.isSaidSomethingOf(number) || speech.headsLine(number)),
                InvoiceEvidence.SEVERAL_SAID_SOMETHING_OF);
        add(evidence, !day && sums.hasSum(number), InvoiceEvidence.HAS_A_SUM);
        add(
                evidence,
                !day && speech.headsLine(number) && evidence.contains(InvoiceEvidence.HAS_A_SUM),
                InvoiceEvidence.HEADS_A_LINE);
        add(evidence, speech.isBehindHash(number), InvoiceEvidence.HASH);
        add(evidence, number.shape().isPostalCode() && !figures.isBeforeName(number), InvoiceEvidence.CODE_OF_NO_PLACE);
        if (subject && !betweenParties && number.shape().form() != NumberShape.Form.COUNT) {
            boolean all = allOfSubject && number.value().length() > 1;
            boolean glued = number.shape().form() == NumberShape.Form.GLUED
                    && number.shape().weight() < 2;
            add(evidence, all || !(number.isShort() || day || glued), InvoiceEvidence.IN_A_SUBJECT);
            add(evidence, all, InvoiceEvidence.ALL_OF_A_SUBJECT);
        }
    }

    private static void add(Set<InvoiceEvidence> evidence, boolean holds, InvoiceEvidence each) {
        if (holds) {
            evidence.add(each);
        }
    }
}
