package io.dunlin.core.inbox.reading;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code winmail.dat}, in which Outlook hides attachments and text from everybody else (MS-OXTNEF). Reads as far
 * as the file makes sense; what was read before a damage counts.
 *
 * @param damaged the file ended early or in disorder
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Tnef(
        @Nullable String plainText, @Nullable String html, byte @Nullable [] rtf, List<File> files, boolean damaged) {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int ATTACHMENT_START = 0x9002;
    private static final int ATTACHMENT_TITLE = 0x8010;
    private static final int ATTACHMENT_DATA = 0x800F;
    private static final int ATTACHMENT_PROPERTIES = 0x9005;
    private static final int MESSAGE_PROPERTIES = 0x9003;
    private static final int MESSAGE_BODY = 0x800C;
    private static final int OEM_CODE_PAGE = 0x9007;
    private static final int PR_BODY = 0x1000;
    private static final int PR_RTF_COMPRESSED = 0x1009;
    private static final int PR_BODY_HTML = 0x1013;
    private static final int PR_ATTACH_DATA = 0x3701;
    private static final int PR_ATTACH_FILENAME = 0x3704;
    private static final int PR_ATTACH_LONG_FILENAME = 0x3707;
    private static final int PR_DISPLAY_NAME = 0x3001;
    private static final int PR_ATTACH_MIME_TYPE = 0x370E;
    private static final int MOST_FILES = 200;

    /** @param type the declared type, where there is one */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String name, @Nullable String type, byte[] content) {}

    static boolean isTnef(byte[] content) {
        return content.length > 6
                && ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt() == SIGNATURE;
    }

    static Tnef read(byte[] content) {
        return new Reader(content).read();
    }

    private static final class OpenFile {
        private String name = "";
        private @Nullable String type;
        private byte[] content = new byte[0];
    }

    private static final class Reader {

        private final ByteBuffer in;
        private Charset charset = Charsets.WINDOWS_1252;
        private @Nullable String text;
        private @Nullable String html;
        private byte @Nullable [] rtf;
        private final List<OpenFile> files = new ArrayList<>();

        private Reader(byte[] content) {
            in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        }

        private Tnef read() {
            in.position(6);
            boolean damaged = false;
            try {
                while (in.remaining() >= 11) {
                    in.get();
                    int attribute = in.getInt() & 0xFFFF;
                    int length = in.getInt();
                    if (length < 0 || length > in.remaining()) {
                        damaged = true;
                        length = in.remaining();
                    }
                    byte[] value = new byte[length];
                    in.get(value);
                    attribute(attribute, value);
                    in.position(Math.min(in.position() + 2, in.limit()));
                }
            } catch (BufferUnderflowException | IllegalArgumentException _) {
                damaged = true;
            }
            List<File> read = files.stream()
                    .filter(file -> file.content.length > 0)
                    .map(file -> new File(FileNames.safe(file.name), file.type, file.content))
                    .toList();
            return new Tnef(text, html, rtf, read, damaged);
        }

        private void attribute(int attribute, byte[] value) {
            switch (attribute) {
                case OEM_CODE_PAGE -> codePage(value);
                case MESSAGE_BODY -> text = string8(value);
                case MESSAGE_PROPERTIES -> message(new Properties(value, charset).read());
                case ATTACHMENT_START -> {
                    if (files.size() < MOST_FILES) {
                        files.add(new OpenFile());
                    }
                }
                case ATTACHMENT_TITLE -> current().name = string8(value);
                case ATTACHMENT_DATA -> current().content = value;
                case ATTACHMENT_PROPERTIES -> attachment(new Properties(value, charset).read());
                default -> {}
            }
        }

        private OpenFile current() {
            if (files.isEmpty()) {
                files.add(new OpenFile());
            }
            return files.getLast();
        }

        private void codePage(byte[] value) {
            int page = value.length >= 4
                    ? ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt()
                    : 0;
            Charset found = Charsets.find("windows-" + page);
            charset = found == null ? charset : found;
        }

        private String string8(byte[] value) {
            return new String(value, charset).replaceAll("\u0000+$", "");
        }

        private void message(Map<Integer, Object> properties) {
            if (properties.get(PR_BODY) instanceof String body) {
                text = body;
            }
            Object page = properties.get(PR_BODY_HTML);
            if (page instanceof String string) {
                html = string;
            } else if (page instanceof byte[] bytes) {
                html = Charsets.decode(bytes, null).text();
            }
            if (properties.get(PR_RTF_COMPRESSED) instanceof byte[] compressed) {
                rtf = CompressedRtf.decompress(compressed);
            }
        }

        private void attachment(Map<Integer, Object> properties) {
            OpenFile file = current();
            for (int name : new int[] {PR_ATTACH_LONG_FILENAME, PR_ATTACH_FILENAME, PR_DISPLAY_NAME}) {
                if (properties.get(name) instanceof String found && !found.isBlank()) {
                    file.name = found;
                    break;
                }
            }
            if (properties.get(PR_ATTACH_MIME_TYPE) instanceof String found && found.contains("/")) {
                file.type = found;
            }
            if (file.content.length == 0 && properties.get(PR_ATTACH_DATA) instanceof byte[] data) {
                // An embedded object starts with the 16 bytes of its interface id.
                file.content = data.length > 16 ? Arrays.copyOfRange(data, 16, data.length) : data;
            }
        }
    }

    /** The list of MAPI properties inside one attribute. */
    private static final class Properties {

        private final ByteBuffer in;
        private final Charset charset;

        private Properties(byte[] value, Charset charset) {
            this.in = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
            this.charset = charset;
        }

        private Map<Integer, Object> read() {
            Map<Integer, Object> found = new HashMap<>();
            try {
                int count = in.getInt();
                for (int i = 0; i < count && in.remaining() >= 4; i++) {
                    readOne(found);
                }
            } catch (BufferUnderflowException | IllegalArgumentException _) {
                // The properties before the damage are good.
                return found;
            }
            return found;
        }

        private void readOne(Map<Integer, Object> found) {
            int type = in.getShort() & 0xFFFF;
            int id = in.getShort() & 0xFFFF;
            if (id >= 0x8000) {
                skipName();
            }
            boolean many = (type & 0x1000) != 0;
            int base = type & 0x0FFF;
            boolean counted = base == 0x1E || base == 0x1F || base == 0x0D || base == 0x102;
            int values = many || counted ? in.getInt() : 1;
            for (int i = 0; i < values; i++) {
                Object value = counted ? counted(base) : fixed(base);
                if (i == 0) {
                    found.put(id, value);
                }
            }
        }

        private void skipName() {
            in.position(in.position() + 16);
            if (in.getInt() == 0) {
                in.getInt();
            } else {
                int length = in.getInt();
                skipPadded(length);
            }
        }

        private Object counted(int base) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("A property is longer than what holds it");
            }
            byte[] bytes = new byte[length];
            in.get(bytes);
            skip(-length & 3);
            return switch (base) {
                case 0x1E -> new String(bytes, charset).replaceAll("\u0000+$", "");
                case 0x1F -> new String(bytes, StandardCharsets.UTF_16LE).replaceAll("\u0000+$", "");
                default -> bytes;
            };
        }

        private Object fixed(int base) {
            return switch (base) {
                case 0x05, 0x06, 0x07, 0x14, 0x40 -> in.getLong();
                case 0x48 -> {
                    skip(16);
                    yield 0L;
                }
                case 0x01 -> 0L;
                default -> (long) in.getInt();
            };
        }

        private void skipPadded(int length) {
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("A name is longer than what holds it");
            }
            skip(length + (-length & 3));
        }

        private void skip(int bytes) {
            in.position(Math.min(in.position() + bytes, in.limit()));
        }
    }
}
