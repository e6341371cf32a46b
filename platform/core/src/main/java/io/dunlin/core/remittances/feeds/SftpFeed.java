package io.dunlin.core.remittances.feeds;

import org.jspecify.annotations.Nullable;

/**
 * A folder on an SFTP server that bank statements are fetched from, without its secrets.
 *
 * @param name what people call it, 1 to 60 characters, unique
 * @param port 22 as a rule
 * @param login the user at the server
 * @param folder where the bank puts files; {@code .} for the folder that the login begins in
 * @param archiveFolder where a file goes once it was taken; null to leave it and remember it
 * @param fileNames patterns of the names that are meant, for example {@code *.sta, *.xml}
 * @param largestMegabytes a larger file is refused, 1 to 100
 * @param mostFiles at most so many are taken at one look, 1 to 1000; the rest at the next
 * @param lookEveryMinutes how often it is looked at between the times of the settings, 1 to 240
 * @param enabled whether it is looked at at all
 */
public record SftpFeed(
        String name,
        String host,
        int port,
        String login,
        String folder,
        @Nullable String archiveFolder,
        String fileNames,
        int largestMegabytes,
        int mostFiles,
        int lookEveryMinutes,
        boolean enabled) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LOGIN = 120;
    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_FOLDER = 500;
    private static final int LONGEST_PATTERNS = 200;
    private static final int HIGHEST_PORT = 65_535;
    private static final int LARGEST_MEGABYTES = 100;
    private static final int MOST_FILES = 1000;
    private static final int LONGEST_PAUSE_MINUTES = 240;

    public SftpFeed {
        name = name.strip();
        host = host.strip();
        login = login.strip();
        folder = folder.strip();
        archiveFolder = archiveFolder == null || archiveFolder.isBlank() ? null : archiveFolder.strip();
        text("name", name, LONGEST_NAME);
        text("host", host, LONGEST_HOST);
        text("login", login, LONGEST_LOGIN);
        text("folder", folder, LONGEST_FOLDER);
        text("fileNames", fileNames, LONGEST_PATTERNS);
        if (archiveFolder != null) {
            text("archiveFolder", archiveFolder, LONGEST_FOLDER);
        }
        if (!host.matches("[A-Za-z0-9.:_-]+")) {
            throw new IllegalArgumentException("host: write a name or an address without a scheme and without a port");
        }
        if (folder.equals(archiveFolder)) {
            throw new IllegalArgumentException("archiveFolder: write another folder than the one that is watched");
        }
        number("port", port, 1, HIGHEST_PORT);
        number("largestMegabytes", largestMegabytes, 1, LARGEST_MEGABYTES);
        number("mostFiles", mostFiles, 1, MOST_FILES);
        number("lookEveryMinutes", lookEveryMinutes, 1, LONGEST_PAUSE_MINUTES);
        FileNames names = FileNames.parse(fileNames);
        assert names != null;
    }

    FileNames names() {
        return FileNames.parse(fileNames);
    }

    long largestBytes() {
        return largestMegabytes * 1024L * 1024L;
    }

    boolean isSameServer(SftpFeed other) {
        return host.equalsIgnoreCase(other.host) && port == other.port;
    }

    private static void text(String field, String value, int longest) {
        if (value.isBlank() || value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + ": write 1 to " + longest + " characters in one line");
        }
    }

    private static void number(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + ": write a number from " + least + " to " + most);
        }
    }
}
