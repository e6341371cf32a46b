package io.dunlin.core.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks name servers. Answers are kept as long as they say, but an hour at most; a machine without a network is noticed, and
 * then nothing waits for a while. Safe for several threads.
 */
@Component
public final class DnsResolver {

    private static final Logger log = LoggerFactory.getLogger(DnsResolver.class);
    private static final int MOST_KEPT = 10_000;
    private static final int LONGEST_KEPT_SECONDS = 3_600;
    private static final int LONGEST_KEPT_ABSENCE_SECONDS = 300;
    /** More of one kind below one name is no honest answer to anything that is asked here. */
    private static final int MOST_RECORDS = 50;

    private static final int LONGEST_NAME = 253;
    private static final int ATTEMPTS = 2;
    private static final int SILENCES_BEFORE_REST = 3;
    private static final Duration REST = Duration.ofSeconds(30);

    private final DnsProperties properties;
    private final Cache cache = new Cache(DClass.IN);
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicLong restsUntil = new AtomicLong(System.nanoTime());

    public DnsResolver(DnsProperties properties) {
        this.properties = properties;
        cache.setMaxEntries(MOST_KEPT);
        cache.setMaxCache(LONGEST_KEPT_SECONDS);
        cache.setMaxNCache(LONGEST_KEPT_ABSENCE_SECONDS);
    }

    /** What can be asked for. */
    public enum Kind {
        A(Type.A),
        AAAA(Type.AAAA),
        MX(Type.MX),
        TXT(Type.TXT),
        PTR(Type.PTR);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    /**
     * Asks, or remembers.
     *
     * @param name a domain name in ASCII, with or without the last dot; what is none has no records
     */
    public DnsAnswer ask(String name, Kind kind) {
        if (!properties.enabled()) {
            return new DnsAnswer.Unanswered("name servers are not asked (dunlin.dns.enabled)");
        }
        Name absolute;
        try {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                return new DnsAnswer.None();
            }
            absolute = Name.fromString(name, Name.root);
        } catch (TextParseException _) {
            return new DnsAnswer.None();
        }
        boolean resting = restsUntil.get() - System.nanoTime() > 0;
        if (resting) {
            return new DnsAnswer.Unanswered("no name server answers; they are asked again soon");
        }
        return lookUp(absolute, kind);
    }

    private DnsAnswer lookUp(Name name, Kind kind) {
        Lookup lookup = new Lookup(name, kind.type, DClass.IN);
        lookup.setResolver(resolver());
        lookup.setCache(cache);
        lookup.setSearchPath(List.<Name>of());
        lookup.setHostsFileParser(null);
        Record[] records = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL -> {
                answered();
                yield found(records);
            }
            case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> {
                answered();
                yield new DnsAnswer.None();
            }
            default -> unanswered(name, lookup.getErrorString());
        };
    }

    private static DnsAnswer found(Record[] records) {
        List<String> values = new ArrayList<>();
        for (Record record : records) {
            if (values.size() == MOST_RECORDS) {
                break;
            }
            values.add(record instanceof TXTRecord text ? String.join("", text.getStrings()) : record.rdataToString());
        }
        return values.isEmpty() ? new DnsAnswer.None() : new DnsAnswer.Found(values);
    }

    private void answered() {
        silences.set(0);
    }

    private DnsAnswer unanswered(Name name, String reason) {
        String told = reason.toLowerCase(Locale.ROOT);
        boolean silent = told.contains("timed out") || told.contains("network error");
        if (silent && silences.incrementAndGet() >= SILENCES_BEFORE_REST) {
            silences.set(0);
            restsUntil.set(System.nanoTime() + REST.toNanos());
            log.warn("No name server answers ({}); they are asked again in {}", reason, REST);
        }
        log.debug("No answer about {}: {}", name, reason);
        return new DnsAnswer.Unanswered(reason);
    }

    private Resolver resolver() {
        List<InetSocketAddress> servers = properties.addresses();
        if (servers.isEmpty()) {
            servers = ResolverConfig.getCurrentConfig().servers();
        }
        List<Resolver> each = new ArrayList<>();
        for (InetSocketAddress server : servers) {
            SimpleResolver one = new SimpleResolver(server);
            one.setTimeout(properties.timeout());
            each.add(one);
        }
        ExtendedResolver all = new ExtendedResolver(each);
        all.setTimeout(properties.timeout().multipliedBy(ATTEMPTS));
        all.setRetries(ATTEMPTS);
        return all;
    }
}
