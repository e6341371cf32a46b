package io.dunlin.core.correspondence.letters;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.dunlin.core.correspondence.templates.LocalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Sets letters on A4 sheets with the addressee in the window of a C5/6 (DL) or C5 envelope, as DIN 5008 (form B) measures it:
 * a field of 85 × 45 mm, 20 or 105 mm from the left and 45 mm from the top; its upper 17.7 mm hold notes on the mailing, below
 * them stand six lines of the addressee, where the lower windows of Polish envelopes show them too. Marks at the left edge show
 * where to fold. The renderer reads nothing but what it is given: no address, no file.
 */
@Component
class LetterPdf {

    private static final String FONT = "Liberation Sans";
    private static final int BOLD = 700;
    private static final int NORMAL = 400;
    private static final String STYLE = """
            @page { size: A4; margin: 20mm 20mm 22mm 0 }
            body { font-family: 'Liberation Sans'; font-size: 10.5pt; line-height: 1.4; color: #000000; margin: 0 }
            div.letter { page-break-before: right; padding-left: 20mm }
            div.head { position: relative; height: 85mm }
            div.sender { position: absolute; left: 0; top: 0; font-size: 9pt }
            div.day { position: absolute; right: 0; top: 0 }
            div.kind { position: absolute; top: 38.2mm; width: 85mm; font-size: 8pt; font-weight: bold }
            div.addressee { position: absolute; top: 42.7mm; width: 85mm; line-height: 4.5mm }
            div.fold { position: absolute; left: -15mm; width: 4mm; height: 0.15mm; background-color: #000000 }
            div.fold.first { top: 85mm }
            div.fold.second { top: 190mm }
            h1 { font-size: 12pt; margin: 0 0 5mm 0 }
            p { margin: 0 0 3.2mm 0 }
            table { border-collapse: collapse; margin: 0 0 3.2mm 0 }
            img { width: 34mm; height: 34mm }
            """;

    /**
     * A letter to be set.
     *
     * @param html the message's own HTML
     */
    record Letter(
            String language,
            List<String> sender,
            List<String> addressee,
            LocalDate day,
            String subject,
            String html,
            boolean registered) {}

    /** Writes letters one after another, each beginning on a right-hand page so that a duplex printer keeps them apart. */
    void write(List<Letter> letters, LetterSettings.Window window, OutputStream out) {
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("No letters to print");
        }
        Document pages = Document.createShell("");
        pages.head().appendElement("style").appendText(STYLE);
        for (Letter letter : letters) {
            pages.body().appendChild(sheet(letter, window, pages.body().childrenSize() == 0));
        }
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withProducer("Dunlin");
        // Pictures stand in the text; everything else is refused before anything is read.
        builder.useExternalResourceAccessControl(
                (uri, _) -> uri.startsWith("data:image/png;base64,"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withW3cDocument(new W3CDom().fromJsoup(pages), null);
        builder.toStream(out);
        try (PDDocument file = new PDDocument();
                TrueTypeFont regular = face("Regular");
                TrueTypeFont bold = face("Bold")) {
            builder.usePDDocument(file);
            builder.useFont(font(file, regular), FONT, NORMAL, FontStyle.NORMAL, true);
            builder.useFont(font(file, bold), FONT, BOLD, FontStyle.NORMAL, true);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDFontSupplier font(PDDocument file, TrueTypeFont face) throws IOException {
        return new PDFontSupplier(PDType0Font.load(file, face, true));
    }

    private static Element sheet(Letter letter, LetterSettings.Window window, boolean first) {
        Element sheet = new Element("div").addClass("letter").attr("lang", letter.language());
        if (first) {
            sheet.attr("style", "page-break-before: auto");
        }
        Element head = sheet.appendElement("div").addClass("head");
        lines(head.appendElement("div").addClass("sender"), letter.sender());
        LocalText local = new LocalText(letter.language());
        head.appendElement("div").addClass("day").text(local.day(letter.day()));
        String side = window == LetterSettings.Window.RIGHT ? "left: 85mm" : "left: 0";
        if (letter.registered()) {
            head.appendElement("div").addClass("kind").attr("style", side).text(local.registeredMail());
        }
        lines(head.appendElement("div").addClass("addressee").attr("style", side), letter.addressee());
        head.appendElement("div").addClass("fold first");
        head.appendElement("div").addClass("fold second");
        sheet.appendElement("h1").text(letter.subject());
        Element content = sheet.appendElement("div");
        for (Element block : Jsoup.parse(letter.html()).body().children()) {
            content.appendChild(block.clone());
        }
        return sheet;
    }

    private static void lines(Element place, List<String> lines) {
        for (String line : lines) {
            place.appendElement("div").text(line);
        }
    }

    /** Without ligatures: PDFBox looks for them in each piece of text by expressions that it makes anew each time. */
    private static TrueTypeFont face(String weight) throws IOException {
        String name = "/liberation/LiberationSans-" + weight + ".ttf";
        try (InputStream stored = Objects.requireNonNull(LetterPdf.class.getResourceAsStream(name), name)) {
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(stored));
            face.setEnableGsub(false);
            return face;
        }
    }
}
