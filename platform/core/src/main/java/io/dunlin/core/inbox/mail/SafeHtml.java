package io.dunlin.core.inbox.mail;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The body of a mail as HTML that can do nothing: no scripts, forms, frames or styles from elsewhere, no pictures and no
 * other content loaded from anywhere, links without a referrer. Still to be shown in a sandboxed frame.
 *
 * @param html a fragment, without {@code html} and {@code body}
 */
public record SafeHtml(String html) {

    private static final int MOST_CHARS = 1_000_000;
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?|mailto|tel):.*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}%?");
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "span",
                    "br",
                    "hr",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "s",
                    "strike",
                    "sub",
                    "sup",
                    "small",
                    "big",
                    "font",
                    "center",
                    "pre",
                    "code",
                    "tt",
                    "blockquote",
                    "q",
                    "cite",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "table",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "caption",
                    "a",
                    "abbr",
                    "address")
            .allowWithoutAttributes("span", "font")
            .allowAttributes("href")
            .matching(LINK)
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .allowAttributes("colspan", "rowspan", "width", "border", "cellpadding", "cellspacing")
            .matching(NUMBER)
            .onElements("table", "td", "th")
            .allowAttributes("align", "valign")
            .matching(false, "left", "right", "center", "justify", "top", "middle", "bottom")
            .onElements("table", "tr", "td", "th", "p", "div")
            .allowAttributes("color")
            .matching(Pattern.compile("#?[0-9A-Za-z]{3,20}"))
            .onElements("font")
            .allowAttributes("dir")
            .matching(false, "ltr", "rtl")
            .globally()
            .allowStyling()
            .toFactory();

    /** The HTML of the mail, cleaned; of a plain mail its text. */
    public static SafeHtml of(ReadMail mail) {
        String html = mail.html();
        return html == null ? ofText(mail.text()) : ofHtml(html);
    }

    public static SafeHtml ofHtml(String html) {
        String bounded = html.length() > MOST_CHARS ? html.substring(0, MOST_CHARS) : html;
        return new SafeHtml(POLICY.sanitize(bounded));
    }

    public static SafeHtml ofText(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new SafeHtml("<pre style=\"white-space:pre-wrap\">" + escaped + "</pre>");
    }
}
