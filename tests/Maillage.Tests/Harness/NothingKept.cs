using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Maillage.Tests.Harness;

/// <summary>
/// Lets a request do all it would up to the moment when that would be kept: its transaction is then undone and the request fails. So one house answers
/// who may do what, over and over, and stays as it was.
/// </summary>
public sealed class NothingKept : DbTransactionInterceptor
{
    private int undone;

    /// <summary>Whether requests that are no reading are held.</summary>
    public bool Holds { get; set; }

    /// <summary>How many transactions were undone.</summary>
    public int Undone => undone;

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData data, InterceptionResult result, CancellationToken cancel = default)
    {
        if (!Holds || new HttpContextAccessor().HttpContext is not { } http || HttpMethods.IsGet(http.Request.Method)) return ValueTask.FromResult(result);
        Interlocked.Increment(ref undone);
        throw new InvalidOperationException("Nothing of this request is kept.");
    }
}
