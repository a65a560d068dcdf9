using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.House;

public sealed class Migrations
{
    [Fact]
    public void No_change_of_the_model_waits_for_a_migration_on_sqlite()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DbSetup.Sqlite(options, "unused.db");
        using var db = new SqliteDb(options.Options);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void No_change_of_the_model_waits_for_a_migration_on_postgresql()
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        DbSetup.Postgres(options, "Host=unused");
        using var db = new PostgresDb(options.Options);
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
