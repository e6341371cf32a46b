package io.dunlin.core.settings;

import io.dunlin.core.shared.FirmProperties;
import io.dunlin.host.PluginFolders;
import io.dunlin.host.PluginRegistry;
import io.dunlin.host.PluginSurroundings;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The plugins of this installation. */
@Configuration(proxyBeanMethods = false)
class PluginsConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    PluginRegistry pluginRegistry(
            PluginsProperties properties, PluginSettingsStore settings, FirmProperties firm, Clock clock) {
        MovedPluginData.bringAlong(properties.data());
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return PluginRegistry.open(
                new PluginFolders(properties.folder(), properties.trusted(), properties.data()),
                new PluginSurroundings(clock, firm::zone, client),
                settings);
    }
}
