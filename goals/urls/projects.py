"""The routes of projects, under /<organisatie>/projecten/."""

from django.urls import include, path

from goals.views.projects import contribution, edit, part, project, project_list, recycle_bin, undo

MILESTONES = {"part": part.MILESTONES}
STORIES = {"part": part.STORIES}

project_urls = [
    path("", project.project, name="project"),
    path("bewerken/", edit.project_edit, name="project_edit"),
    path("weggooien/", edit.project_remove, name="project_remove"),
    path("terugzetten/", edit.project_restore, name="project_restore"),
    path("geschiedenis/", project.project_history, name="project_history"),
    path("ongedaan-maken/", undo.take_back, name="project_undo"),
    path("doelen/", contribution.add, name="project_goals"),
    path("doelen/<int:pk>/", contribution.change, name="project_goal"),
    path("doelen/<int:pk>/weghalen/", contribution.remove, name="project_goal_remove"),
    path("mijlpalen/", part.add, MILESTONES, name="project_milestones"),
    path("mijlpalen/<int:pk>/", part.change, MILESTONES, name="project_milestone"),
    path("mijlpalen/<int:pk>/weghalen/", part.remove, MILESTONES, name="project_milestone_remove"),
    path("mijlpalen/<int:pk>/gehaald/", part.reach, name="project_milestone_reach"),
    path("verhalen/", part.add, STORIES, name="project_stories"),
    path("verhalen/<int:pk>/", part.change, STORIES, name="project_story"),
    path("verhalen/<int:pk>/weghalen/", part.remove, STORIES, name="project_story_remove"),
]

urlpatterns = [
    path("<slug:organisatie>/projecten/", project_list.project_list, name="project_list"),
    path("<slug:organisatie>/projecten/nieuw/", edit.project_new, name="project_new"),
    path("<slug:organisatie>/projecten/prullenbak/", recycle_bin.recycle_bin, name="project_bin"),
    path("<slug:organisatie>/projecten/<uuid:project>/", include(project_urls)),
]
