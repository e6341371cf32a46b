package io.dunlin.ui;

import com.vaadin.flow.component.html.Div;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What everybody must know while it lasts: that nothing leaves, or that all of this is only a demonstration. */
@Component
public class Banners {

    private final ProductSettings settings;
    private final boolean demo;

    public Banners(ProductSettings settings, @Value("${dunlin.demo.enabled:false}") boolean demo) {
        this.settings = settings;
        this.demo = demo;
    }

    List<com.vaadin.flow.component.Component> current() {
        List<com.vaadin.flow.component.Component> banners = new ArrayList<>();
        SendingSettings sending = settings.get(SendingSettings.GROUP);
        if (demo) {
            banners.add(banner(Texts.t("banner.demo"), "calm"));
        }
        if (sending.stopped()) {
            banners.add(banner(Texts.t("banner.stopped"), "bad"));
        } else if (!sending.live()) {
            banners.add(banner(Texts.t("banner.not-live"), "waiting"));
        }
        return banners;
    }

    private static Div banner(String text, String tone) {
        Div banner = new Div(text);
        banner.addClassNames("banner", tone);
        return banner;
    }
}
