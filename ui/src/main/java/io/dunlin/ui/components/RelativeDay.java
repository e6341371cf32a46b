package io.dunlin.ui.components;

import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day as people say it, the date itself on hovering. */
public final class RelativeDay extends Span {

    private RelativeDay(String text, String title) {
        super(text);
        setTitle(title);
        addClassName("relative-day");
    }

    public static RelativeDay of(@Nullable LocalDate day, Format format) {
        return day == null ? new RelativeDay("–", "") : new RelativeDay(format.relative(day), format.day(day));
    }

    /** For a due date: days that are past stand out. */
    public static RelativeDay due(@Nullable LocalDate day, Format format) {
        RelativeDay due = of(day, format);
        due.getClassNames().set("overdue", day != null && day.isBefore(format.today()));
        return due;
    }
}
