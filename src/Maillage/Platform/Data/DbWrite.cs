using System.Data;
using System.Text.RegularExpressions;
using Maillage.Domain.Kernel;
using Maillage.Platform.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;

namespace Maillage.Platform.Data;

public abstract partial class Db
{
    private const int Tries = 5, SqlitePrimaryKey = 1555;

    private readonly List<Action> afterCommit = [];

    private readonly List<Func<Task>> afterTrail = [];

    /// <summary>How often <see cref="Write{T}"/> was tried here.</summary>
    internal int Writes { get; private set; }

    /// <summary>What is done once the transaction of <see cref="Write{T}"/> is committed, and not at all when it is not.</summary>
    public void AfterCommit(Action act) => afterCommit.Add(act);

    /// <summary>What is done last in the transaction of <see cref="Write{T}"/>, once its act is written down: what it writes is not noted.</summary>
    public void AfterTrail(Func<Task> act) => afterTrail.Add(act);

    /// <summary>
    /// Runs a use case in one transaction: saved and committed when it succeeds, rolled back when it is refused. Inside another one it
    /// joins it. Nobody writes through the eyes of another, nor by a token that only reads. A deadlock or a busy file is tried again from the start; a record saved by someone else meanwhile gives <see cref="Refusal.Stale"/>;
    /// a new row under an identity that is taken out of sight gives <see cref="Refusal.NotFound"/>.
    /// </summary>
    public async Task<Result<T>> Write<T>(Func<Task<Result<T>>> work)
    {
        if (Database.CurrentTransaction is not null) return await work();
        if (current.Behind is not null) return Refusal.Forbidden;
        if (current.Token is { ReadOnly: true }) return TokenUse.ReadOnlyRefusal;
        var taken = false;
        for (var attempt = 1; ; attempt++)
        {
            afterCommit.Clear();
            afterTrail.Clear();
            Writes++;
            try
            {
                changes.Clear();
                await using var transaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
                var result = await work();
                if (result.Ok)
                {
                    await SaveChangesAsync();
                    await WriteDown();
                    foreach (var act in afterTrail) await act();
                    await transaction.CommitAsync();
                    afterCommit.ForEach(act => act());
                    return result;
                }
                await transaction.RollbackAsync();
                ChangeTracker.Clear();
                return result;
            }
            catch (DbUpdateConcurrencyException)
            {
                ChangeTracker.Clear();
                return Result<T>.Refused(Refusal.Stale);
            }
            catch (Exception e) when (IsTakenId(e))
            {
                ChangeTracker.Clear();
                // The same form sent twice at once finds its row at the second try; another cooperative's is not found, and says no more than one that does not exist.
                if (taken) return Result<T>.Refused(Refusal.NotFound);
                taken = true;
            }
            catch (Exception e) when (attempt < Tries && IsPassing(e))
            {
                ChangeTracker.Clear();
            }
            catch
            {
                ChangeTracker.Clear();
                throw;
            }
        }
    }

    /// <summary>The same, for a use case that has no value to give.</summary>
    public async Task<Result> Write(Func<Task<Result>> work)
    {
        var result = await Write<bool>(async () => await work() is { Ok: false } refused ? Result<bool>.Refused(refused.Refusals) : true);
        return Result.Of(result.Refusals);
    }

    /// <summary>
    /// Holds a name until the end of the transaction. SQLite has one writer anyway; PostgreSQL takes an advisory lock, shared or exclusive.
    /// </summary>
    public async Task Lock(string name, bool shared = false)
    {
        if (!IsPostgres) return;
        await using var command = Command(shared
            ? "SELECT pg_advisory_xact_lock_shared(hashtextextended(@p0, @p1))"
            : "SELECT pg_advisory_xact_lock(hashtextextended(@p0, @p1))", name, (long)Cooperative.Value);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel = default)
    {
        Stamp();
        if (Database.CurrentTransaction is not null || changes.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
        // The store of accounts saves by itself.
        await using var transaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
        await WriteDown();
        await transaction.CommitAsync(cancel);
        return saved;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Stamp();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Refuses rows of another cooperative, notes what changes and counts versions up. A child's change counts for its aggregate through <see cref="Touch"/>.</summary>
    private void Stamp()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (entry.Entity is IOwned owned) RefuseOther(owned);
            if (AuditShape.Of(entry.Metadata)?.Of(entry) is { } change) changes.Add(change);
            if (entry is { State: EntityState.Modified or EntityState.Added, Entity: IVersioned }) CountUp(entry);
        }
    }

    private void RefuseOther(IOwned row)
    {
        if (row.CooperativeId != Cooperative) throw new InvalidOperationException($"A {row.GetType().Name} of cooperative {row.CooperativeId} cannot be written from {Cooperative}.");
    }

    private static void CountUp(EntityEntry entry)
    {
        var version = entry.Property(nameof(IVersioned.Version));
        version.CurrentValue = (int)version.OriginalValue! + 1;
    }

    /// <summary>Marks a record as changed although only its children are, so that its version moves.</summary>
    public void Touch(IVersioned record)
    {
        var entry = Entry(record);
        if (entry.State == EntityState.Unchanged) entry.Property(nameof(IVersioned.Version)).IsModified = true;
    }

    /// <summary>Whether a row was refused because its identity, which people may send, is already in the store. Keys that say more than an identity are business: those are tried again.</summary>
    private bool IsTakenId(Exception e) => (e as DbUpdateException)?.InnerException is { } inner
        ? IsTakenId(inner)
        : TableOfTakenKey(e) is { } table && Model.GetEntityTypes().Any(t => t.GetTableName() == table && t.FindPrimaryKey()?.Properties is [{ Name: "Id" }]);

    private static string? TableOfTakenKey(Exception e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } name, TableName: { } table } when name == "PK_" + table => table,
        SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKey, Message: var message } => SqliteKey().Match(message) is { Success: true } match ? match.Groups[1].Value : null,
        _ => null,
    };

    [GeneratedRegex(@"constraint failed: (\w+)\.")]
    private static partial Regex SqliteKey();

    private static bool IsPassing(Exception e) => (e as DbUpdateException)?.InnerException is { } inner
        ? IsPassing(inner)
        : e is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation }
            or SqliteException { SqliteErrorCode: 5 or 6 };
}
