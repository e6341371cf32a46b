package io.dunlin.core.shared;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The firm's surroundings that do not change while the product runs.
 *
 * @param zone the firm's time zone: due dates, contact hours and days are counted in it
 * @param node this node's name, for logs and for work that only its owner may finish
 */
@ConfigurationProperties("dunlin.firm")
public record FirmProperties(
        @DefaultValue("Europe/Warsaw") ZoneId zone,
        @DefaultValue("node-1") String node) {}
