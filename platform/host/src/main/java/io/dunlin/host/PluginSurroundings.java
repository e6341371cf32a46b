package io.dunlin.host;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * What the product lends to every plugin.
 *
 * @param clock the product's clock
 * @param zone the firm's time zone, asked each time an extension is built
 * @param httpClient shared by all plugins, with connect time limit, proxy and trust settings; made before the first
 *     plugin, so that its threads know no plugin
 */
public record PluginSurroundings(Clock clock, Supplier<ZoneId> zone, HttpClient httpClient) {}
