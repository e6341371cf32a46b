package io.dunlin.core.shared;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Jdbi on the application's data source, joining Spring's transactions. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    /** Whoever reads the database as soon as it is made finds its tables. */
    @Bean
    @DependsOnDatabaseInitialization
    Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(new TransactionAwareDataSourceProxy(dataSource));
        // Bound values may be personal data: they do not belong in exception messages.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.getConfig(SqlStatements.class).setSqlParser(new PlainSqlParser());
        Ids ids = new Ids();
        jdbi.registerColumnMapper(ids);
        jdbi.registerArgument(ids);
        return jdbi;
    }

    /** Reads an amount and its currency. */
    public static Money money(ResultSet results, String amountColumn, String currencyColumn) throws SQLException {
        return new Money(results.getBigDecimal(amountColumn), Currency.getInstance(results.getString(currencyColumn)));
    }

    /** Like {@link #money} for an amount that may be null. */
    public static @Nullable Money moneyOrNull(ResultSet results, String amountColumn, String currencyColumn)
            throws SQLException {
        BigDecimal amount = results.getBigDecimal(amountColumn);
        return amount == null ? null : new Money(amount, Currency.getInstance(results.getString(currencyColumn)));
    }
}
