using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Maillage.Platform.Data;

/// <summary>Lets the migration tool build the SQLite model without a program.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DbSetup.Sqlite(options, "design.db");
        return new SqliteDb(options.Options);
    }
}

/// <summary>The same for PostgreSQL; nothing is connected to.</summary>
internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        DbSetup.Postgres(options, "Host=localhost;Database=design");
        return new PostgresDb(options.Options);
    }
}
