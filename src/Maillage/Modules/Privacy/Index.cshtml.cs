using Maillage.Domain.Identity;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Privacy.Customers;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy;

/// <summary>The register of what is kept, and that of what was erased.</summary>
[Needs(PrivacyModule.Manage)]
public sealed class IndexModel(DataKinds kinds, Db db, Access access, Clock clock, OverdueReader reader, OverdueCustomers customers) : PageModel
{
    public IEnumerable<DataKind> Kinds => kinds.Personal;
    public IReadOnlyList<Erasure> Erasures { get; private set; } = [];

    /// <summary>Those whose data are past their time and wait for someone to decide.</summary>
    public IReadOnlyList<OverduePerson> Overdue { get; private set; } = [];

    /// <summary>Customers whose data are past their time, those the reader may see.</summary>
    public IReadOnlyList<OverdueCustomer> OverdueCustomers { get; private set; } = [];

    public string When(Erasure erasure) => clock.InFigures(erasure.At);

    public async Task<IActionResult> OnGet()
    {
        if (!await access.Can(PrivacyModule.Manage, Resource.Cooperative)) return new StatusCodeResult(StatusCodes.Status403Forbidden);
        Erasures = await db.Set<Erasure>().AsNoTracking().OrderByDescending(e => e.At).ToListAsync();
        Overdue = await reader.Read();
        OverdueCustomers = await customers.Read();
        return Page();
    }
}
