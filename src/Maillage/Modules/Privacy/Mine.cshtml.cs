using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Privacy;

/// <summary>What is kept of people, in plain words, and one’s own data to take away.</summary>
[SignedIn, Private]
public sealed class MineModel(DataKinds kinds, PersonalData data, Current current) : PageModel
{
    public IEnumerable<DataKind> Kinds => kinds.Personal;

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        var account = current.Account!.Value;
        return File(await data.Export(await data.PersonOf(account), account), "application/zip", "mes-donnees.zip");
    }
}
