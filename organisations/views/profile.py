"""The page on which somebody changes their own name."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render

from organisations.forms import ProfileForm
from organisations.services import rename_user


@login_required
def profile(request):
    """Show and change one's own name."""
    data = request.POST if request.method == "POST" else None
    form = ProfileForm(data, initial={"name": request.user.name})
    if form.is_valid():
        rename_user(user=request.user, name=form.cleaned_data["name"])
        messages.success(request, "Uw naam is bewaard.")
        return redirect("organisations:profile")
    return render(request, "organisations/profile.html", {"form": form})
