package io.dunlin.core.notifications;

import java.util.List;

/** A notice as the text of a mail, plain and as HTML. */
record NoticeMail(String subject, String text, String html) {

    static NoticeMail of(Notice notice, NotificationTexts texts, NotificationsProperties properties) {
        return of(notice.headline(), List.of(notice), texts, properties);
    }

    /** Several notices in one mail. */
    static NoticeMail of(
            String subject, List<Notice> notices, NotificationTexts texts, NotificationsProperties properties) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder("<!doctype html>\n<html><body style=\"font-family:sans-serif\">\n");
        for (Notice notice : notices) {
            text.append(notice.headline()).append("\n\n");
            html.append("<h2 style=\"font-size:1.1em\">")
                    .append(escaped(notice.headline()))
                    .append("</h2>\n<ul>\n");
            for (String line : notice.lines()) {
                text.append("- ").append(line).append('\n');
                html.append("<li>").append(escaped(line)).append("</li>\n");
            }
            html.append("</ul>\n");
            String link = notice.link() == null ? null : properties.linkTo(notice.link());
            if (link != null) {
                text.append('\n').append(texts.text("link", link)).append('\n');
                html.append("<p><a href=\"")
                        .append(escaped(link))
                        .append("\">")
                        .append(escaped(link))
                        .append("</a></p>\n");
            }
            text.append('\n');
        }
        text.append("-- \n").append(texts.text("footer")).append('\n');
        html.append("<p style=\"color:#666\">")
                .append(escaped(texts.text("footer")))
                .append("</p>\n</body></html>\n");
        return new NoticeMail(subject, text.toString(), html.toString());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
