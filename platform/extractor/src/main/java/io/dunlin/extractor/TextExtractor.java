package io.dunlin.extractor;

import io.dunlin.extractor.Extraction.Status;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.SAXException;

/** Reads one file with Tika. Files that act instead of telling are recognised and left closed. */
final class TextExtractor {

    private static final int OCR_SECONDS = 60;
    private static final Set<String> ACTIVE = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-sharedlib",
            "application/x-elf",
            "application/x-mach-o-executable",
            "application/x-sh",
            "application/x-bat",
            "application/x-ms-installer",
            "application/x-msi",
            "application/java-archive",
            "application/javascript",
            "text/javascript",
            "text/vbscript",
            "text/x-vbscript",
            "application/x-powershell",
            "application/x-ms-shortcut",
            "application/vnd.android.package-archive");

    private final AutoDetectParser parser = new AutoDetectParser();
    private final int textChars;
    private final String languages;
    private final boolean recognisesText;

    TextExtractor(int textChars, String languages) {
        this.textChars = textChars;
        this.languages = languages;
        this.recognisesText = Tesseract.isInstalled();
    }

    Extraction extract(Frames.Request request) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, request.name());
        if (!request.declaredType().isBlank()) {
            metadata.set(HttpHeaders.CONTENT_TYPE, request.declaredType());
        }
        WriteOutContentHandler text = new WriteOutContentHandler(textChars);
        String type = "application/octet-stream";
        try (TikaInputStream in = TikaInputStream.get(request.content())) {
            type = parser.getDetector().detect(in, metadata).toString();
            if (acts(type)) {
                return Extraction.without(Status.DANGEROUS, type, "A program, a script or a document with macros");
            }
            parser.parse(in, new BodyContentHandler(text), metadata, context());
            return found(type, text.toString(), metadata, "");
        } catch (EncryptedDocumentException _) {
            return Extraction.without(Status.ENCRYPTED, type, "Locked with a password");
        } catch (ZeroByteFileException _) {
            return Extraction.without(Status.NO_TEXT, type, "An empty file");
        } catch (TikaException | SAXException | IOException | RuntimeException | StackOverflowError | LinkageError e) {
            return failed(type, text.toString(), metadata, e);
        }
    }

    /** A page of the file as a picture. */
    Picture picture(Frames.Request request) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, request.name());
        try (TikaInputStream in = TikaInputStream.get(request.content())) {
            String type = parser.getDetector().detect(in, metadata).toString();
            return acts(type)
                    ? Picture.none(Status.DANGEROUS, "A program, a script or a document with macros")
                    : PictureMaker.of(type, request.content(), request.page());
        } catch (IOException | RuntimeException e) {
            return Picture.none(
                    Status.UNREADABLE, "The file is damaged (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Extraction failed(String type, String text, Metadata metadata, Throwable failure) {
        if (WriteLimitReachedException.isWriteLimitReached(failure)) {
            return found(type, text, metadata, "The text was cut at " + textChars + " characters");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException) {
                return Extraction.without(Status.ENCRYPTED, type, "Locked with a password");
            }
            String message =
                    cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
            if (message.contains("zip bomb")) {
                return Extraction.without(Status.TOO_LARGE, type, "Unpacks to far more than it holds");
            }
        }
        if (!text.isBlank()) {
            return found(type, text, metadata, "Damaged; what came before the damage was read");
        }
        // The message of the exception may quote the document.
        return Extraction.without(
                Status.UNREADABLE,
                type,
                "The file is damaged (" + failure.getClass().getSimpleName() + ")");
    }

    private Extraction found(String type, String text, Metadata metadata, String reason) {
        String words = text.replace("\u0000", "").strip();
        boolean picture = type.startsWith("image/");
        if (!words.isEmpty()) {
            boolean recognised = picture || usedRecognition(metadata);
            return new Extraction(recognised ? Status.OCR : Status.TEXT, type, words, reason);
        }
        boolean scan = picture || type.equals("application/pdf");
        return Extraction.without(
                Status.NO_TEXT,
                type,
                scan && !recognisesText
                        ? "A picture or a scan; reading it needs tesseract, which is not installed"
                        : "There is no text in it");
    }

    private static boolean usedRecognition(Metadata metadata) {
        for (String parser : metadata.getValues(TikaCoreProperties.TIKA_PARSED_BY)) {
            if (parser.equals(TesseractOCRParser.class.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean acts(String type) {
        String bare = type.split(";", 2)[0].toLowerCase(Locale.ROOT);
        return ACTIVE.contains(bare) || bare.contains("macroenabled");
    }

    private ParseContext context() {
        ParseContext context = new ParseContext();
        context.set(Parser.class, parser);
        context.set(EmbeddedDocumentExtractor.class, new BoundedEmbeddedExtractor(context));
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setExtractInlineImages(false);
        pdf.setOcrStrategy(recognisesText ? PDFParserConfig.OCR_STRATEGY.AUTO : PDFParserConfig.OCR_STRATEGY.NO_OCR);
        context.set(PDFParserConfig.class, pdf);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setExtractMacros(false);
        office.setIncludeDeletedContent(false);
        context.set(OfficeParserConfig.class, office);
        TesseractOCRConfig recognition = new TesseractOCRConfig();
        recognition.setLanguage(languages);
        recognition.setTimeoutSeconds(OCR_SECONDS);
        recognition.setSkipOcr(!recognisesText);
        context.set(TesseractOCRConfig.class, recognition);
        return context;
    }
}
