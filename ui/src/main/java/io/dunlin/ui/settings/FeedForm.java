package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.remittances.feeds.FeedSettings;
import io.dunlin.ui.components.Texts;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** When the bank's files are asked for, and whose statements are taken from mail. */
final class FeedForm implements GroupForm<FeedSettings> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final int LEAST_GRACE = 5;
    private static final int MOST_GRACE = 240;
    private static final int MOST_QUIET_DAYS = 30;

    private final TextField times = new TextField(Texts.t("settings.feeds.times"));
    private final IntegerField grace = Fields.whole(
            Texts.t("settings.feeds.grace"), Texts.t("settings.feeds.grace.help"), LEAST_GRACE, MOST_GRACE);
    private final IntegerField quiet =
            Fields.whole(Texts.t("settings.feeds.quiet"), Texts.t("settings.feeds.quiet.help"), 0, MOST_QUIET_DAYS);
    private final TextArea senders = new TextArea(Texts.t("settings.feeds.senders"));

    @Override
    public List<Component> fields() {
        times.setHelperText(Texts.t("settings.feeds.times.help"));
        senders.setHelperText(Texts.t("settings.feeds.senders.help"));
        return List.of(times, grace, quiet, senders);
    }

    @Override
    public void show(FeedSettings value) {
        times.setValue(value.times().stream().map(TIME::format).collect(Collectors.joining(", ")));
        grace.setValue(value.graceMinutes());
        quiet.setValue(value.quietDays());
        senders.setValue(String.join("\n", value.senders()));
    }

    @Override
    public Optional<FeedSettings> read(FeedSettings before) {
        Optional<List<LocalTime>> written = writtenTimes();
        Fields.refuse(times, written.isPresent(), Texts.t("settings.feeds.times.wrong"));
        if (!Fields.all(written.isPresent(), Fields.right(grace), Fields.right(quiet))) {
            return Optional.empty();
        }
        try {
            FeedSettings read = new FeedSettings(
                    written.orElseThrow(),
                    grace.getValue(),
                    quiet.getValue(),
                    senders.getValue().lines().filter(line -> !line.isBlank()).toList());
            senders.setInvalid(false);
            return Optional.of(read);
        } catch (IllegalArgumentException wrong) {
            senders.setErrorMessage(Texts.t("settings.feeds.senders.wrong"));
            senders.setInvalid(true);
            return Optional.empty();
        }
    }

    private Optional<List<LocalTime>> writtenTimes() {
        try {
            return Optional.of(Arrays.stream(times.getValue().split("[,;\\s]+"))
                    .filter(text -> !text.isEmpty())
                    .map(text -> LocalTime.parse(text, TIME))
                    .toList());
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }
}
