package io.dunlin.ui.components;

import com.vaadin.flow.component.UI;

/** What the browser says while the server does not answer, in the reader's language: Vaadin has it in English only. */
public final class ConnectionWords {

    private static final String SAY = """
            const indicator = window.Vaadin?.connectionIndicator;
            if (indicator) {
              indicator.onlineText = $0;
              indicator.offlineText = $1;
              indicator.reconnectingText = $2;
            }
            """;

    private ConnectionWords() {}

    public static void say(UI ui) {
        // Nobody waits for an answer: a browser without the indicator has nothing to say.
        ui.getPage()
                .executeJs(
                        SAY,
                        Texts.t("connection.online"),
                        Texts.t("connection.lost"),
                        Texts.t("connection.reconnecting"));
    }
}
