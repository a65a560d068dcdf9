using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Membership.Contracts;

/// <summary>All contracts for the team; one’s own for the others.</summary>
[Needs(MembershipModule.ReadContracts)]
public sealed class IndexModel(ContractBook book, Access access, Clock clock) : PageModel
{
    public IReadOnlyList<ContractRow> Rows { get; private set; } = [];
    public bool SeesAll { get; private set; }
    public bool CanEdit { get; private set; }
    public DateOnly Today => clock.Today;

    public async Task OnGet()
    {
        Rows = await book.Readable();
        SeesAll = await access.Can(MembershipModule.ReadContracts, Resource.Cooperative);
        CanEdit = await access.Can(MembershipModule.EditContracts, Resource.Cooperative);
    }
}
