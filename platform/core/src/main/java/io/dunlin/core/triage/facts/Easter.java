package io.dunlin.core.triage.facts;

import java.time.LocalDate;

/** Easter Sunday, by which feasts move. */
enum Easter {

    /** By the Gregorian calendar (the algorithm that Jean Meeus gives in "Astronomical Algorithms", chapter 8). */
    WESTERN {
        @Override
        LocalDate in(int year) {
            int golden = year % 19;
            int century = year / 100;
            int leap = century / 4;
            int moon = (century - (century + 8) / 25 + 1) / 3;
            int epact = (19 * golden + century - leap - moon + 15) % 30;
            int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
            int late = (golden + 11 * epact + 22 * weekday) / 451;
            int days = epact + weekday - 7 * late + 114;
            return LocalDate.of(year, days / 31, days % 31 + 1);
        }
    },

    /** By the Julian calendar, as the Romanian church reckons; right from 1900 to 2099 (the same chapter). */
    ORTHODOX {
        @Override
        LocalDate in(int year) {
            int moon = (19 * (year % 19) + 15) % 30;
            int weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
            int days = moon + weekday + 114;
            return LocalDate.of(year, days / 31, days % 31 + 1).plusDays(13);
        }
    };

    abstract LocalDate in(int year);
}
