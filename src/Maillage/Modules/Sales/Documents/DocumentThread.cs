using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Modules.Identity;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>Something that happened to a document, as its page tells it.</summary>
/// <param name="Who">The account or the customer; null for the program.</param>
/// <param name="Text">What was said or done more precisely; may be empty.</param>
public sealed record ThreadLine(DateTime At, ActKind Kind, string? Who, string Text);

/// <summary>The thread of quotes and invoices: what was done, what was said.</summary>
public sealed class DocumentThread(Db db, Clock clock, Current current)
{
    /// <summary>Adds a line within the transaction of what happened.</summary>
    public void Add(long document, ActKind kind, string text = "", string name = "") =>
        db.Add(new DocumentAct(db.Cooperative, document, kind, clock.Now, current.Account, name, text));

    /// <summary>The thread of a document, the oldest first.</summary>
    public async Task<IReadOnlyList<ThreadLine>> Of(long document)
    {
        var acts = await db.Set<DocumentAct>().AsNoTracking().Where(a => a.DocumentId == document).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync();
        var ids = acts.Select(a => a.By).OfType<long>().Distinct().ToList();
        var names = ids.Count == 0 ? [] : await db.Set<Account>().Where(a => a.CooperativeId == db.Cooperative && ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName);
        return [.. acts.Select(a => new ThreadLine(a.At, a.Kind, a.Name.Length > 0 ? a.Name : a.By is { } by ? names.GetValueOrDefault(by) : null, a.Text))];
    }

    /// <summary>Refuses a comment that says nothing or too much.</summary>
    public static Result Check(string text) =>
        text.Trim().Length == 0 ? new Refusal("sales.comment", "Écrivez votre message.", "Comment")
        : text.Length > DocumentAct.LongestText ? new Refusal("sales.comment", $"Ce message a plus de {DocumentAct.LongestText} caractères : raccourcissez-le.", "Comment")
        : Result.Done;
}
