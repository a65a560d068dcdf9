using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>The reminders of an activity, or those of the cooperative that hold for all the others.</summary>
[Needs(SalesModule.Remind)]
public sealed class ReminderSettingsModel(Db db, Access access, ActivityChoice choice, Reminding reminding) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Activity { get; set; }

    [BindProperty]
    public ReminderForm Input { get; set; } = new();

    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public Activity? Of { get; private set; }
    public bool CanSetCommon { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        var plans = await db.Set<ReminderPlan>().AsNoTracking().Where(p => p.ActivityId == Chosen || p.ActivityId == default).ToDictionaryAsync(p => p.ActivityId);
        var own = plans.GetValueOrDefault(Chosen);
        Input = new()
        {
            Automatic = own?.Automatic == true,
            Own = own?.Steps.Count > 0,
            Steps = [.. ReminderReader.StepsOf(plans, Chosen).Select(s => new StepForm { Days = s.Days, Subject = s.Subject, Text = s.Text })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Fill()) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        var steps = Of is null || Input.Own ? Input.Steps.Take(3).Select(s => new ReminderStep(s.Days, s.Subject?.Trim() ?? "", s.Text?.Trim() ?? "")).ToList() : [];
        var set = await reminding.Set(Chosen, Input.Automatic, steps);
        return set.Ok ? this.Done(set.Value.Automatic ? "Les relances partiront d’elles-mêmes à partir de demain matin." : "Les relances sont réglées.", $"/relances/reglages{(Of is null ? "" : $"?activite={Of.Id}")}") : this.Refuse(set);
    }

    private Id<Activity> Chosen => Of?.Id ?? default;

    /// <summary>Without an activity in the address: the cooperative's for whoever may write them, else one's first activity.</summary>
    private async Task<bool> Fill()
    {
        Activities = await choice.All(SalesModule.Remind);
        CanSetCommon = await access.Can(SalesModule.SetReminders, Resource.Cooperative);
        Of = Activity is { } id ? Activities.FirstOrDefault(a => a.Id.Value == id) : CanSetCommon ? null : Activities.Count > 0 ? Activities[0] : null;
        return Of is not null || (Activity is null && CanSetCommon);
    }
}

/// <summary>A plan of reminders as it is typed.</summary>
public sealed class ReminderForm
{
    public bool Automatic { get; set; }
    /// <summary>Of an activity: whether it writes its own texts.</summary>
    public bool Own { get; set; }
    public List<StepForm> Steps { get; set; } = [];
}

/// <summary>One reminder as it is typed.</summary>
public sealed class StepForm
{
    public int Days { get; set; }
    public string? Subject { get; set; }
    public string? Text { get; set; }
}
