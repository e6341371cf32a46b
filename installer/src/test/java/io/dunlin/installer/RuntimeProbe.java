package io.dunlin.installer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Runs on the packed runtime, and prints one line for each thing that the product loads by name. */
public final class RuntimeProbe {

    private RuntimeProbe() {}

    public static void main(String... arguments) throws IOException, GeneralSecurityException, NamingException {
        for (String charset : List.of("windows-1250", "ISO-8859-2", "ISO-8859-16", "IBM852", "x-MacCentralEurope")) {
            System.out.println("charset " + charset + " " + Charset.isSupported(charset));
        }
        for (String language : List.of("pl", "en", "de", "ro")) {
            System.out.println("november " + language + " "
                    + Month.NOVEMBER.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language)));
        }
        SSLParameters tls = SSLContext.getDefault().getSupportedSSLParameters();
        System.out.println("tls 1.3 " + Arrays.asList(tls.getProtocols()).contains("TLSv1.3"));
        System.out.println("tls with elliptic curves "
                + Arrays.asList(tls.getCipherSuites()).contains("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
        Path zip = Path.of(arguments[0]);
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.writeString(files.getPath("żółw.txt"), "x");
        }
        System.out.println("zip file " + (Files.size(zip) > 0));
        System.out.println("management "
                + ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getClass()
                        .getSimpleName());
        System.out.println(
                "pictures " + Arrays.asList(ImageIO.getReaderFormatNames()).contains("png"));
        @SuppressWarnings("JdkObsolete") // JNDI takes nothing else
        Hashtable<String, String> dns = new Hashtable<>();
        dns.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        dns.put(Context.PROVIDER_URL, "dns://127.0.0.1");
        new InitialDirContext(dns).close();
        System.out.println("dns true");
        System.out.println("ldap " + isThere("com.sun.jndi.ldap.LdapCtxFactory"));
        System.out.println("unsafe " + isThere("sun.misc.Unsafe"));
    }

    private static boolean isThere(String type) {
        try {
            return Class.forName(type).getName().equals(type);
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
