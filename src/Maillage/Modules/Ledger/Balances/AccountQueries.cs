using System.Linq.Expressions;
using Maillage.Domain.Ledger;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>Keeps the rows of some accounts.</summary>
public static class AccountQueries
{
    public static IQueryable<MonthBalance> On(this IQueryable<MonthBalance> rows, AccountSet accounts) => rows.Where(Within<MonthBalance>(accounts, nameof(MonthBalance.Account)));

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
