using System.Reflection;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Operating;

/// <summary>The program as it will be one day: the same with one migration more.</summary>
internal sealed class LaterVersion(Settings settings, IServiceProvider services)
    : Platform.Data.Migrator(settings, services.GetRequiredService<FrozenTriggers>(), services.GetRequiredService<TimeProvider>())
{
    private const string Id = "29990101000000_Later";

    private readonly Settings settings = settings;

    protected override Db Open()
    {
        if (settings.PostgresOwner is { } owner)
        {
            var postgres = new DbContextOptionsBuilder<PostgresDb>();
            DbSetup.Postgres(postgres, owner).ReplaceService<IMigrationsAssembly, WithOneMore>();
            return new PostgresDb(postgres.Options);
        }
        var sqlite = new DbContextOptionsBuilder<SqliteDb>();
        DbSetup.Sqlite(sqlite, settings.SqliteFile).ReplaceService<IMigrationsAssembly, WithOneMore>();
        return new SqliteDb(sqlite.Options);
    }

#pragma warning disable EF1001 // The list of migrations has no public door.
    private sealed class WithOneMore(ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator ids, IDiagnosticsLogger<DbLoggerCategory.Migrations> log)
        : MigrationsAssembly(context, options, ids, log)
    {
        public override IReadOnlyDictionary<string, TypeInfo> Migrations => new SortedDictionary<string, TypeInfo>(base.Migrations.ToDictionary(m => m.Key, m => m.Value))
        {
            [Id] = typeof(Later).GetTypeInfo(),
        };
    }
#pragma warning restore EF1001

    /// <summary>Adds a column to the people.</summary>
    [Migration(Id)]
    private sealed class Later : Migration
    {
        protected override void Up(MigrationBuilder migration) =>
            migration.AddColumn<string>("Later", "Persons", type: migration.IsSqlite() ? "TEXT" : "text", nullable: false, defaultValue: "plus tard");
    }
}
