package io.dunlin.core.notifications;

import io.dunlin.core.settings.SettingGroup;
import org.jspecify.annotations.Nullable;

/**
 * Who leads those who collect.
 *
 * @param lead the user who hears of what others left undone; all managers where nobody is named
 */
public record TeamSettings(@Nullable Long lead) {

    public static final SettingGroup<TeamSettings> GROUP =
            new SettingGroup<>("team", TeamSettings.class, new TeamSettings(null));
}
