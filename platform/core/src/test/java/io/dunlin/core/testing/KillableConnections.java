package io.dunlin.core.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that die at a chosen moment of the thread under test: before its n-th statement or commit, or with the answer
 * to a commit. What dies is the server's side of the connection, by {@code KILL} from another one, as when a node or its
 * network goes. Or that stand still at that moment, as those of a node that is frozen.
 */
public final class KillableConnections extends DelegatingDataSource {

    /** Threads that the thread under test starts do its work too. */
    private static final ThreadLocal<@Nullable Plan> PLANS = new InheritableThreadLocal<>();

    private final TestDatabase.Login login;

    public KillableConnections(DataSource target, TestDatabase.Login login) {
        super(target);
        this.login = login;
    }

    /** What happens to the thread that made it, and how far the thread came. */
    public static final class Plan {

        private final int moment;
        private final @Nullable CountDownLatch frozen;
        private final @Nullable CountDownLatch thaw;
        private final AtomicInteger passed = new AtomicInteger();
        private volatile int firstCommit;
        private volatile boolean struck;

        private Plan(int moment, @Nullable CountDownLatch frozen, @Nullable CountDownLatch thaw) {
            this.moment = moment;
            this.frozen = frozen;
            this.thaw = thaw;
        }

        /** Statements and commits that the thread began. */
        public int passed() {
            return passed.get();
        }

        /** The moment at which the first commit was answered; 0 before it. */
        public int firstCommit() {
            return firstCommit;
        }

        public boolean struck() {
            return struck;
        }
    }

    /** Only counts. */
    public Plan count() {
        return plan(new Plan(Integer.MAX_VALUE, null, null));
    }

    /** The connection that the calling thread uses dies at a moment, counted from 1. */
    public Plan dieAt(int moment) {
        return plan(new Plan(moment, null, null));
    }

    /** The calling thread stands still at a moment until it is thawed. */
    public Plan freezeAt(int moment, CountDownLatch frozen, CountDownLatch thaw) {
        return plan(new Plan(moment, frozen, thaw));
    }

    public void live() {
        PLANS.remove();
    }

    private Plan plan(Plan plan) {
        PLANS.set(plan);
        return plan;
    }

    /** Gives up the connections of the pool: a process that starts again has none to a database that died. */
    public void renew() {
        if (getTargetDataSource() instanceof HikariDataSource pool) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return PLANS.get() == null ? real : proxy(Connection.class, new Watched(real, real));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A connection, or a statement of it. */
    private final class Watched implements InvocationHandler {

        private final Connection connection;
        private final Object target;

        Watched(Connection connection, Object target) {
            this.connection = connection;
            this.target = target;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            boolean commit = target instanceof Connection && "commit".equals(name);
            boolean statement = target instanceof Statement && name.startsWith("execute");
            if (commit || statement) {
                pass();
            }
            Object result = call(method, arguments);
            boolean died = commit && pass();
            if (commit) {
                noteCommit();
            }
            if (died) {
                throw new SQLNonTransientConnectionException("The answer to the commit is lost", "08S01");
            }
            return switch (result) {
                case PreparedStatement prepared -> proxy(PreparedStatement.class, new Watched(connection, prepared));
                case Statement plain -> proxy(Statement.class, new Watched(connection, plain));
                case null, default -> result;
            };
        }

        private void noteCommit() {
            Plan plan = PLANS.get();
            if (plan != null && plan.firstCommit == 0) {
                plan.firstCommit = plan.passed.get();
            }
        }

        /** Comes to the next moment; true where the connection died at it. */
        private boolean pass() throws SQLException, InterruptedException {
            Plan plan = PLANS.get();
            if (plan == null || plan.struck) {
                return false;
            }
            if (plan.passed.incrementAndGet() != plan.moment) {
                return false;
            }
            plan.struck = true;
            if (plan.frozen == null || plan.thaw == null) {
                kill();
                return true;
            }
            plan.frozen.countDown();
            if (!plan.thaw.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Nobody thawed the frozen thread");
            }
            return false;
        }

        private void kill() throws SQLException {
            long id = connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
            try (Connection other = DriverManager.getConnection(login.url(), login.user(), login.password());
                    Statement statement = other.createStatement()) {
                boolean results = statement.execute("kill connection " + id);
                assert !results;
            }
        }

        private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
