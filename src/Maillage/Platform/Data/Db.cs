using System.Linq.Expressions;
using Maillage.Domain.Kernel;
using Maillage.Platform.Audit;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Data;

/// <summary>
/// The one data context. Each module maps its own tables (its <c>…Mapping.cs</c> files); what they share is here: typed identities,
/// money as cents, UTC instants, and the filter that keeps each request inside its cooperative.
/// </summary>
public abstract partial class Db(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Who uses this context now: contexts are kept and lent again, since making one costs more than a posting.</summary>
    private Current current = new();
    private AuditPen? pen;

    /// <summary>Name of the query filter on the cooperative; ignoring it is a matter of the few places that serve all cooperatives.</summary>
    public const string CooperativeFilter = "cooperative";

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The cooperative of this request, or none.</summary>
    public CooperativeId Cooperative => current.Cooperative;

    /// <summary>Lends the context to a request, a job or a command.</summary>
    /// <param name="with">Writes down what is done; null to write nothing down.</param>
    internal void LendTo(Current borrower, AuditPen? with)
    {
        (current, pen) = (borrower, with);
        // What fails is undone whole: a savepoint before each flush would only cost two more trips.
        Database.AutoSavepointsEnabled = false;
        changes.Clear();
    }

    public bool IsPostgres => this is PostgresDb;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<CooperativeId>().HaveConversion<CooperativeIdConverter>();
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Month>().HaveConversion<MonthConverter>();
        conventions.Properties<Rate>().HaveConversion<RateConverter>();
        conventions.Properties<Quantity>().HaveConversion<QuantityConverter>();
        conventions.Properties<UnitPrice>().HaveConversion<UnitPriceConverter>();
        conventions.Properties<Enum>().HaveConversion<string>();
        conventions.ComplexProperties<Money>();
        foreach (var type in OwnedTypes)
            conventions.Properties(typeof(Id<>).MakeGenericType(type)).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
    }

    private static IEnumerable<Type> OwnedTypes => new[] { typeof(Money).Assembly, typeof(Db).Assembly }
        .SelectMany(a => a.GetTypes()).Where(t => t.IsClass && typeof(IOwned).IsAssignableFrom(t));

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var money in entity.GetComplexProperties().Where(p => p.ClrType == typeof(Money)))
                money.ComplexType.FindProperty(nameof(Money.Cents))!.SetColumnName(money.Name);
            if (entity.FindProperty("Id") is { } id && (typeof(IOwned).IsAssignableFrom(entity.ClrType) || id.ClrType != typeof(int))) id.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType)) model.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
            if (typeof(IOwned).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
                model.Entity(entity.ClrType).HasQueryFilter(CooperativeFilter, InThisCooperative(entity.ClrType));
        }
    }

    private LambdaExpression InThisCooperative(Type type)
    {
        var row = Expression.Parameter(type);
        return Expression.Lambda(
            Expression.Equal(Expression.Property(row, nameof(IOwned.CooperativeId)), Expression.Property(Expression.Constant(this), nameof(Cooperative))),
            row);
    }
}

/// <summary>The context on embedded SQLite.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options);

/// <summary>The context on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options);
