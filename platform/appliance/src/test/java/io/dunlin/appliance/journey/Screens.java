package io.dunlin.appliance.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.dunlin.appliance.demo.DemoLogin;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;

/** A person in front of Chromium. Texts are looked up by their keys, so that a journey survives a better word. */
public final class Screens implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getProperty("dunlin.chromium", "/usr/bin/chromium"));
    private static final Path PICTURES = Path.of("target", "journeys");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    /** How many lists show more than their width holds, so that one has to push them sideways. */
    private static final String LISTS_TOO_WIDE = """
            [...document.querySelectorAll('vaadin-grid')]
              .map(list => list.shadowRoot.querySelector('#table'))
              .filter(table => table.scrollWidth > table.clientWidth + 1).length
              + (document.documentElement.scrollWidth > document.documentElement.clientWidth ? 1 : 0)
            """;

    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final Page page;
    private final Properties words;
    private final String address;
    private final String journey;
    private final List<String> errors = new ArrayList<>();
    private int step;

    private Screens(Playwright playwright, String address, String journey, String language, int width, int height) {
        this.playwright = playwright;
        this.address = address;
        this.journey = journey;
        this.words = words(language);
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(FLAGS));
        this.context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale(language));
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                errors.add(message.text());
            }
        });
    }

    /** Opens a browser; skips the test where there is none. */
    public static Screens open(String address, String journey, String language) {
        return open(address, journey, language, WIDTH, HEIGHT);
    }

    /** The same on a screen as wide as a phone's. */
    static Screens openOnPhone(String address, String journey, String language) {
        return open(address, journey, language, PHONE_WIDTH, PHONE_HEIGHT);
    }

    private static Screens open(String address, String journey, String language, int width, int height) {
        try {
            Files.createDirectories(PICTURES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Screens(playwright, address, journey, language, width, height);
    }

    /** Skips the test, and says so where everybody sees it, on a machine without Chromium. */
    static void assumeChromium() {
        Assumptions.assumeTrue(isChromiumThere("the journeys"), "no Chromium at " + CHROMIUM);
    }

    /** Says where everybody sees it what needs Chromium and goes without. */
    public static boolean isChromiumThere(String what) {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!there) {
            System.err.println("SKIPPED: without " + CHROMIUM + " go " + what
                    + " (Debian: apt-get install chromium; elsewhere -Ddunlin.chromium=PATH)");
        }
        return there;
    }

    void signIn(DemoLogin person) {
        signIn(person.login(), DemoLogin.PASSWORD);
    }

    public void signIn(String login, String password) {
        page.navigate(address + "login");
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(password);
        page.keyboard().press("Enter");
        page.locator("vaadin-app-layout").waitFor();
    }

    /** Signs in with a password that somebody else chose, and chooses another. */
    void signInFirst(String login, String given, String chosen) {
        page.navigate(address + "login");
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(given);
        page.keyboard().press("Enter");
        field("password.old").fill(given);
        field("password.new").fill(chosen);
        field("password.again").fill(chosen);
        button("password.save").click();
        page.locator("vaadin-app-layout").waitFor();
    }

    /** Opens what needs nobody to sign in. */
    void openOutside(String path) {
        page.navigate(address + path);
    }

    /** Picks from a list that opens on a click. */
    void pick(String labelKey, String item) {
        page.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(word(labelKey)))
                .last()
                .click();
        page.locator("vaadin-select-item")
                .filter(new Locator.FilterOptions().setHasText(item))
                .first()
                .click();
    }

    /** Goes to a page by the menu. */
    void goTo(String titleKey) {
        page.locator("vaadin-side-nav-item")
                .filter(new Locator.FilterOptions().setHasText(word(titleKey)))
                .first()
                .click();
        see(page.locator("h1"), word(titleKey));
    }

    public void open(String path) {
        page.navigate(address + path);
        page.locator("vaadin-app-layout").waitFor();
    }

    public Page page() {
        return page;
    }

    Locator button(String key, Object... values) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(word(key, values)).setExact(true))
                .last();
    }

    /** A button of the open dialog, whatever is called the same behind it. */
    Locator answer(String key) {
        return page.locator("vaadin-dialog[opened]")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(word(key)).setExact(true));
    }

    Locator field(String key) {
        return page.getByLabel(word(key), new Page.GetByLabelOptions().setExact(true))
                .last();
    }

    /** A checkbox by its words. */
    Locator choice(String key) {
        return page.getByRole(
                AriaRole.CHECKBOX,
                new Page.GetByRoleOptions().setName(word(key)).setExact(true));
    }

    void press(String keys) {
        page.keyboard().press(keys);
    }

    /** Types where the cursor is. */
    void type(String words) {
        page.keyboard().type(words);
    }

    /** Waits until one of the places holds a text. */
    public void see(Locator where, String text) {
        PlaywrightAssertions.assertThat(where.filter(new Locator.FilterOptions().setHasText(text)))
                .not()
                .hasCount(0);
    }

    /** Hands a file in at the page's upload. */
    void handIn(String name, String content) {
        handIn(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public void handIn(String name, byte[] content) {
        page.locator("vaadin-upload input[type=file]")
                .first()
                .setInputFiles(new FilePayload(name, "application/octet-stream", content));
    }

    /** The text of a key in the person's language. */
    public String word(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No text " + key);
        }
        return values.length == 0 ? text : new MessageFormat(text).format(values);
    }

    /** Takes a picture of this step for a person to look at. */
    public void picture(String what) {
        step++;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("%s-%02d-%s.png".formatted(journey, step, what))));
    }

    /** Whether everything on the page is there without pushing it sideways. */
    boolean fitsItsWidth() {
        return ((Number) page.evaluate(LISTS_TOO_WIDE)).intValue() == 0;
    }

    /** What the browser complained of so far: there should be nothing. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }

    private static Properties words(String language) {
        Properties words = new Properties();
        String name = "/vaadin-i18n/translations" + ("pl".equals(language) ? "_pl" : "") + ".properties";
        try (InputStream stream = Screens.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("No texts " + name);
            }
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
