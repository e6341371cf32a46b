package io.dunlin.ui.reporting;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.cases.PromiseToPay;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.reporting.ReportScope;
import io.dunlin.core.reporting.Reports;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How old debts are, what came in, what each level brings, what is promised, and who did what. */
@Route(value = "reports", layout = MainLayout.class)
@RolesAllowed({"MANAGER", "ADMINISTRATOR"})
public final class ReportsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<Integer> PERIODS = List.of(3, 6, 12, 24);
    private static final int USUAL_PERIOD = 6;
    private static final String ZLOTY = "PLN";

    private final Reports reports;
    private final Policies policies;
    private final People people;
    private final Format format;
    private final List<Creditor> creditors;
    private final List<Currency> currencies;
    private final ComboBox<Creditor> client = new ComboBox<>();
    private final Select<Currency> currency = new Select<>();
    private final Select<Integer> months = new Select<>();
    private final Div shown = new Div();

    public ReportsView(Reports reports, Policies policies, Parties parties, SignedIn signedIn, Format format) {
        this.reports = reports;
        this.policies = policies;
        this.people = signedIn.people();
        this.format = format;
        creditors = parties.creditors();
        List<Currency> owed = reports.currencies();
        currencies = owed.isEmpty() ? List.of(Currency.getInstance(ZLOTY)) : owed;
        client.setItems(creditors);
        client.setItemLabelGenerator(Creditor::name);
        client.setPlaceholder(Texts.t("reports.every-client"));
        client.setAriaLabel(Texts.t("case.creditor"));
        client.setClearButtonVisible(true);
        client.addClassName("search");
        currency.setItems(currencies);
        currency.setAriaLabel(Texts.t("reports.currency"));
        months.setItems(PERIODS);
        months.setItemLabelGenerator(count -> Texts.t("reports.months", Integer.toString(count)));
        months.setAriaLabel(Texts.t("quality.period"));
        client.addValueChangeListener(change -> filterIf(change.isFromClient()));
        currency.addValueChangeListener(change -> filterIf(change.isFromClient()));
        months.addValueChangeListener(change -> filterIf(change.isFromClient()));
        Div filters = new Div(client, months);
        if (currencies.size() > 1) {
            filters.add(currency);
        }
        filters.addClassName("filters");
        shown.addClassName("stack");
        addClassNames("page", "long-page");
        add(new PageHeader(Texts.t("reports.title"), Texts.t("reports.subtitle")), filters, shown);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        client.setValue(url.number("client")
                .flatMap(id -> creditors.stream()
                        .filter(creditor -> creditor.id().value() == id)
                        .findFirst())
                .orElse(null));
        currency.setValue(url.text("currency")
                .flatMap(code -> currencies.stream()
                        .filter(each -> each.getCurrencyCode().equals(code))
                        .findFirst())
                .orElse(currencies.getFirst()));
        months.setValue(url.number("months")
                .map(Long::intValue)
                .filter(PERIODS::contains)
                .orElse(USUAL_PERIOD));
        show();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("reports.title");
    }

    private void filterIf(boolean fromClient) {
        if (fromClient) {
            UrlFilter.empty()
                    .with(
                            "client",
                            client.isEmpty() ? null : client.getValue().id().value())
                    .with("currency", currencies.size() > 1 ? currency.getValue() : null)
                    .with("months", months.getValue())
                    .show(ReportsView.class);
        }
    }

    private void show() {
        LocalDate from = format.today().withDayOfMonth(1).minusMonths(months.getValue() - 1L);
        ReportScope scope =
                new ReportScope(client.isEmpty() ? null : client.getValue().id(), currency.getValue(), from);
        shown.removeAll();
        shown.add(ageing(scope), recovered(scope), levels(scope), promises(scope), expected(scope), work(from));
    }

    private Component ageing(ReportScope scope) {
        return this.<Reports.Ageing>card("reports.ageing", "ageing")
                .words("reports.band", row -> Texts.t(Objects.requireNonNull(row.band())))
                .count("reports.debtors", Reports.Ageing::debtors)
                .count("reports.receivables", Reports.Ageing::receivables)
                .money("receivable.balance", Reports.Ageing::owed)
                .of(reports.ageing(scope), "", "");
    }

    private Component recovered(ReportScope scope) {
        DateTimeFormatter monthYear =
                DateTimeFormatter.ofPattern("LLLL yyyy", UI.getCurrent().getLocale());
        return this.<Reports.Recovered>card("reports.recovered", "recovered")
                .words(
                        "reports.month",
                        row -> monthYear.format(Objects.requireNonNull(row.month())),
                        row -> Objects.requireNonNull(row.month()).toString())
                .count("reports.payments", Reports.Recovered::payments)
                .money("reports.by-bank", Reports.Recovered::byBank)
                .money("reports.elsewhere", Reports.Recovered::elsewhere)
                .count("reports.delay", Reports.Recovered::delayDays)
                .of(reports.recovered(scope), Texts.t("reports.recovered.explained"), "");
    }

    private Component levels(ReportScope scope) {
        Map<String, String> names = policyNames();
        return this.<Reports.LevelEffect>card("reports.levels", "levels")
                .words("reports.policy", row -> names.getOrDefault(row.policyCode(), row.policyCode()))
                .count("case.level", Reports.LevelEffect::level)
                .words("step.channel", row -> Texts.t(DunningStep.Channel.valueOf(row.channel())))
                .count("reports.taken", Reports.LevelEffect::taken)
                .count("reports.fruitful", Reports.LevelEffect::fruitful)
                .share("reports.share", Reports.LevelEffect::fruitful, Reports.LevelEffect::taken)
                .money("reports.paid", Reports.LevelEffect::paid)
                .of(
                        reports.levels(scope),
                        Texts.t("reports.levels.explained", Integer.toString(Reports.FRUIT_DAYS)),
                        Texts.t("reports.levels.none"));
    }

    private Component promises(ReportScope scope) {
        return this.<Reports.PromiseShare>card("promise.title", "promises")
                .words("case.state", row -> Texts.t(PromiseToPay.State.valueOf(row.state())))
                .count("reports.promises", Reports.PromiseShare::promises)
                .money("reports.promised", Reports.PromiseShare::amount)
                .of(reports.promises(scope), Texts.t("reports.promises.explained"), Texts.t("promise.none"));
    }

    private Component expected(ReportScope scope) {
        return this.<Reports.Expected>card("reports.expected", "expected")
                .words("quality.week", row -> format.day(Objects.requireNonNull(row.monday())))
                .count("reports.promises", Reports.Expected::promises)
                .money("reports.promised", Reports.Expected::amount)
                .of(reports.expected(scope), Texts.t("reports.expected.explained"), Texts.t("reports.expected.none"));
    }

    private Component work(LocalDate from) {
        return this.<Reports.Work>card("reports.work", "work")
                .words("reports.person", row -> people.name(row.login()))
                .count("replies.title", Reports.Work::replies)
                .count("reports.calls", Reports.Work::calls)
                .count("reports.tasks", Reports.Work::tasks)
                .count("reports.allocations", Reports.Work::payments)
                .of(
                        reports.work(from),
                        Texts.t("reports.work.explained", format.day(from)),
                        Texts.t("reports.work.none"));
    }

    private <T> ReportCard<T> card(String titleKey, String file) {
        return new ReportCard<>(
                titleKey, file + "-" + format.today(), format, UI.getCurrent().getLocale());
    }

    private Map<String, String> policyNames() {
        Locale locale = UI.getCurrent().getLocale();
        Map<String, String> names = new HashMap<>();
        for (PolicyVersion version : policies.all()) {
            names.put(version.code(), "pl".equals(locale.getLanguage()) ? version.namePl() : version.nameEn());
        }
        return names;
    }
}
