using System.Linq.Expressions;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>What is often asked of the balances, and of the lines.</summary>
public static class AccountQueries
{
    /// <summary>Monthly rows of an entity as a whole, or of one of its activities.</summary>
    public static IQueryable<MonthSums> Balances(this Db db, Id<LegalEntity> entity, Id<Activity>? activity = null) => activity is { } one
        ? db.Set<MonthBalance>().AsNoTracking().Where(b => b.EntityId == entity && b.ActivityId == one)
        : db.Set<EntityBalance>().AsNoTracking().Where(b => b.EntityId == entity);

    /// <summary>Keeps the rows of some accounts.</summary>
    public static IQueryable<T> On<T>(this IQueryable<T> rows, AccountSet accounts) where T : Sums => rows.Where(Within<T>(accounts, nameof(Sums.Account)));

    public static IQueryable<EntryLine> On(this IQueryable<EntryLine> rows, AccountSet accounts) => rows.Where(Within<EntryLine>(accounts, nameof(EntryLine.Account)));

    // Written out as « begins with this, or that »: a list given as one parameter would be joined row by row.
    private static Expression<Func<T, bool>> Within<T>(AccountSet accounts, string property)
    {
        var row = Expression.Parameter(typeof(T));
        Expression Begins(string with) => Expression.Call(Expression.Property(row, property), nameof(string.StartsWith), null, Expression.Field(Expression.Constant(new Prefix(with)), nameof(Prefix.Value)));
        var within = accounts.In.Select(Begins).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<T, bool>>(accounts.Out.Select(Begins).Aggregate(within, (all, left) => Expression.AndAlso(all, Expression.Not(left))), row);
    }

    /// <summary>What EF makes a parameter of, so that other accounts are the same query.</summary>
    private sealed class Prefix(string value)
    {
        public readonly string Value = value;
    }
}
