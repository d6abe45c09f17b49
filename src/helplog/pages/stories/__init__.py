"""From a need named to a need met: each as one story, and fears beside what came."""
