package io.dunlin.appliance.doctor;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** TXT records of the domain name system. */
@FunctionalInterface
interface TextRecords {

    /**
     * The texts at a name; none where the name is not there.
     *
     * @throws NamingException where nobody answers
     */
    List<String> at(String name) throws NamingException;

    /** Those that this machine's resolver knows. */
    @SuppressWarnings({"JdkObsolete", "BanJNDI"
    }) // the JDK's way to ask for such records; nothing is looked up as an object
    static TextRecords ofThisMachine() {
        return name -> {
            Hashtable<String, String> environment = new Hashtable<>();
            environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
            environment.put("com.sun.jndi.dns.timeout.initial", "2000");
            environment.put("com.sun.jndi.dns.timeout.retries", "2");
            InitialDirContext directory = new InitialDirContext(environment);
            try {
                Attribute records =
                        directory.getAttributes(name, new String[] {"TXT"}).get("TXT");
                List<String> texts = new ArrayList<>();
                for (int i = 0; records != null && i < records.size(); i++) {
                    // A long text is written in pieces, each in quotes.
                    texts.add(
                            String.valueOf(records.get(i)).replace("\" \"", "").replace("\"", ""));
                }
                return texts;
            } catch (NameNotFoundException _) {
                return List.of();
            } finally {
                directory.close();
            }
        };
    }
}
